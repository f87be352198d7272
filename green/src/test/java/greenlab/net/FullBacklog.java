package greenlab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** A server that accepts no connection and whose backlog is full, so that connect waits. */
final class FullBacklog implements AutoCloseable {
    private final ServerSocketChannel server;
    private final List<SocketChannel> queue = new ArrayList<>();

    FullBacklog() throws IOException, InterruptedException {
        server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        boolean connected = true;
        while (connected) {
            SocketChannel next = SocketChannel.open();
            queue.add(next);
            next.configureBlocking(false);
            connected = next.connect(address());
            for (int look = 0; look < 5 && !connected; look++) {
                Thread.sleep(10);
                connected = next.finishConnect();
            }
        }
    }

    InetSocketAddress address() throws IOException {
        return (InetSocketAddress) server.getLocalAddress();
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel waiting : queue) {
            waiting.close();
        }
        server.close();
    }
}
