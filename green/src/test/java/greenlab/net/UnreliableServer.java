package greenlab.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Random;

/** Answers a byte with a byte, doesn't answer, closes or resets, at random. One thread, plain NIO. */
final class UnreliableServer implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final Random moods;
    private final Thread thread = Thread.ofPlatform().daemon().name("moody").unstarted(this::serve);
    private volatile boolean closing;

    UnreliableServer(Random moods) throws IOException {
        this.moods = moods;
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    private void serve() {
        try {
            while (!closing) {
                selector.select(this::ready);
            }
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = listening.accept();
                client.configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ);
            } else {
                answer((SocketChannel) key.channel());
            }
        } catch (IOException gone) {
            close(key);
        }
    }

    private void answer(SocketChannel client) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        if (client.read(one) < 0) {
            client.close();
            return;
        }
        switch (moods.nextInt(6)) {
            case 0 -> { }   // no answer; the client's read times out
            case 1 -> client.close();
            case 2 -> {
                client.setOption(StandardSocketOptions.SO_LINGER, 0);
                client.close();
            }
            default -> client.write(one.flip());
        }
    }

    private static void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException closed) {
            // it is
        }
    }

    /** Closes all connections; returns when that is done. */
    void closeConnections() throws InterruptedException {
        closing = true;
        selector.wakeup();
        thread.join();
    }

    @Override
    public void close() throws InterruptedException {
        closeConnections();
    }
}
