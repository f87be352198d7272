package greenlab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The implementation of a {@link java.net.ServerSocket} once server sockets are patched. In a greenlet, accept waits
 * through the hub; elsewhere it blocks. Accepted connections are {@link GreenSocketImpl}s.
 *
 * <p>Greenlets and threads may accept at the same time, and close it meanwhile.
 */
public final class GreenServerSocketImpl extends ChannelSocketImpl<ServerSocketChannel> {
    private int wantedPort;

    @Override
    ServerSocketChannel open() throws IOException {
        return ServerSocketChannel.open();
    }

    /** Only records the address: a channel binds and listens in one step, in {@link #listen}. */
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
            throw unsupported("accept into a " + into.getClass().getName() + ", only into a GreenSocketImpl");
        }
        SocketChannel accepted = live.retryUntil(SelectionKey.OP_ACCEPT, soTimeoutMillis, "Accept",
            live.channel()::accept);
        try {
            green.adopt(accepted, trafficClass);
        } catch (IOException failed) {
            accepted.close();
            throw failed;
        }
    }
}
