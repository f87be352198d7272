package greenlab.green;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * What lies under a {@link java.net.ServerSocket} once server sockets are patched: it listens, and waits for connections
 * through the {@link Hub}. What it accepts has a {@link GreenSocketImpl}; it refuses to accept into any other kind.
 *
 * <p>Outside of a greenlet it waits in place. Greenlets and threads may accept at the same time, and close it meanwhile.
 */
public final class GreenServerSocketImpl extends ChannelSocketImpl<ServerSocketChannel> {
    private int wantedPort;

    @Override
    protected void create(boolean stream) throws IOException {
        ensureStream(stream);
        use(ServerSocketChannel.open());
    }

    /** Takes note: a channel binds and listens in one step, which is {@link #listen}. */
    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        live.ensureOpen();
        if (localport != 0) {
            throw new SocketException("Already bound");
        }
        address = host;
        wantedPort = port;
    }

    @Override
    protected void listen(int backlog) throws IOException {
        if (address == null) {
            throw new SocketException("Not bound");
        }
        live.once(() -> live.channel().bind(new InetSocketAddress(address, wantedPort), backlog));
        localport = boundPort();
    }

    @Override
    protected void accept(SocketImpl into) throws IOException {
        if (!(into instanceof GreenSocketImpl green)) {
            throw new SocketException("a green server socket accepts into a GreenSocketImpl only, not into a "
                + into.getClass().getName());
        }
        SocketChannel accepted = live.until(SelectionKey.OP_ACCEPT, options.soTimeoutMillis(), "Accept",
            live.channel()::accept);
        try {
            green.adopt(accepted, options);
        } catch (IOException failed) {
            accepted.close();
            throw failed;
        }
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        throw onlyAccepts();
    }

    @Override
    protected void connect(InetAddress to, int port) throws IOException {
        throw onlyAccepts();
    }

    @Override
    protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
        throw onlyAccepts();
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw onlyAccepts();
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw onlyAccepts();
    }

    @Override
    protected int available() throws IOException {
        throw onlyAccepts();
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw onlyAccepts();
    }

    private static SocketException onlyAccepts() {
        return new SocketException("a server socket accepts, and does nothing else");
    }
}
