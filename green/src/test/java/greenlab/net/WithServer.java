package greenlab.net;

import greenlab.monkey.Patch;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests of patched {@link Socket}s against a server that they implement with channels, which no patch affects. */
abstract class WithServer {
    ServerSocketChannel server;

    @BeforeAll
    static void patch() {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
    }

    @BeforeEach
    void listen() throws IOException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    int port() {
        return server.socket().getLocalPort();
    }

    Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port());
    }
}
