package greenlab.libraries;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for a server that can't choose one by itself, and starts a moment later. It is below Linux's ephemeral ports,
 * of which the system could assign one to another process meanwhile.
 */
final class FreePort {
    private FreePort() {}

    static int find() {
        return ThreadLocalRandom.current().ints(20_000, 32_768).filter(FreePort::isFree).findFirst().getAsInt();
    }

    private static boolean isFree(int port) {
        try (var tried = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return tried.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
