package greenlab.green;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
    ServerSocketChannel open() throws IOException {
        return ServerSocketChannel.open();
    }

    /** Takes note: a channel binds and listens in one step, which is {@link #listen}. */
    @Override
    protected void bind(InetAddress host, int port) throws IOException {
        ensureUnbound();
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
            throw refusal("accept into a " + into.getClass().getName() + ", only into a GreenSocketImpl");
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
}
