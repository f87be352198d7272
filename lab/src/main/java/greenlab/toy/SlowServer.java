package greenlab.toy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server on loopback that greets whoever connects, after a rest. It is made of channels, which no patch concerns. */
public final class SlowServer implements AutoCloseable {
    private final ServerSocketChannel door = ServerSocketChannel.open();
    private final Duration rest;

    /** Opens it. Threads of its own serve, until it is closed or the JVM ends. */
    public SlowServer(Duration rest) throws IOException {
        this.rest = rest;
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().name("slow-server").start(this::accept);
    }

    /** A new connection to it. */
    public Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), door.socket().getLocalPort());
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel guest = door.accept();
                Thread.ofVirtual().start(() -> greet(guest));
            }
        } catch (IOException closed) {
            // nobody else will come
        }
    }

    private void greet(SocketChannel guest) {
        try (guest) {
            Thread.sleep(rest);
            guest.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | InterruptedException left) {
            // then nobody is to be greeted
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
