package greenlab.patchdemo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A loopback server that greets each connection after a delay. It uses channels, which no patch affects. */
public final class SlowServer implements AutoCloseable {
    private final ServerSocketChannel listener = ServerSocketChannel.open();

    /** Listens on a free port. Its own threads serve until it is closed or the JVM exits. */
    public SlowServer(Duration delay) throws IOException {
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("slow-server").start(() -> accept(delay));
    }

    /** A new connection to it. */
    public Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), listener.socket().getLocalPort());
    }

    private void accept(Duration delay) {
        try {
            while (true) {
                SocketChannel client = listener.accept();
                Thread.ofVirtual().start(() -> greet(client, delay));
            }
        } catch (IOException closed) {
            // no more connections
        }
    }

    private static void greet(SocketChannel client, Duration delay) {
        try (client) {
            Thread.sleep(delay);
            client.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | InterruptedException disconnected) {
            // the client has disconnected
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
