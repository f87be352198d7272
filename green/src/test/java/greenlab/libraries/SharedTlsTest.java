package greenlab.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monkey.Patch;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two greenlets that write to one TLS connection, whose lock excludes neither of them. */
class SharedTlsTest {
    private static final int EACH = 4 << 20;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void twoWritersSendWholeRecords() throws Exception {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
        try (WebServer keys = new WebServer(folder);
                var server = (SSLServerSocket) keys.tls().getServerSocketFactory().createServerSocket(0, 1,
                    InetAddress.getLoopbackAddress());
                Hub hub = new Hub()) {
            CompletableFuture<int[]> received = CompletableFuture.supplyAsync(() -> countBytes(server));
            var client = (SSLSocket) keys.tls().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                server.getLocalPort());
            client.startHandshake();
            Greenlet<?> one = hub.spawn("one", () -> write(client, 1));
            Greenlet<?> two = hub.spawn("two", () -> write(client, 2));
            hub.run();
            one.get();
            two.get();
            client.close();
            assertThat(received.get()).containsExactly(0, EACH, EACH);
        }
    }

    private static Void write(SSLSocket client, int what) throws Exception {
        byte[] bytes = new byte[EACH];
        Arrays.fill(bytes, (byte) what);
        OutputStream out = client.getOutputStream();
        out.write(bytes);
        return null;
    }

    /** How many bytes there were of each value. */
    private static int[] countBytes(SSLServerSocket server) {
        int[] counts = new int[3];
        try (SSLSocket peer = (SSLSocket) server.accept(); InputStream in = peer.getInputStream()) {
            byte[] some = new byte[64 * 1024];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                Thread.sleep(1);
                for (int i = 0; i < count; i++) {
                    counts[some[i]]++;
                }
            }
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
        return counts;
    }
}
