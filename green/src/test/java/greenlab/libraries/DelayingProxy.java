package greenlab.libraries;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A door before a real server: lets every connection in after a time, and counts how many stood before it at once. So
 * any protocol's server becomes one that makes its clients wait. On plain channels and threads, which no patch reaches.
 */
final class DelayingProxy implements AutoCloseable {
    private final ServerSocketChannel door = ServerSocketChannel.open();
    private final InetSocketAddress server;
    private final Duration delay;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger standing = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    DelayingProxy(int serverPort, Duration delay) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.delay = delay;
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        inBackground(() -> {
            while (true) {
                SocketChannel client = door.accept();
                open.add(client);
                inBackground(() -> serve(client));
            }
        });
    }

    int port() {
        return door.socket().getLocalPort();
    }

    /** The most clients that waited at the same moment. */
    int peak() {
        return peak.get();
    }

    private void serve(SocketChannel client) throws IOException, InterruptedException {
        peak.accumulateAndGet(standing.incrementAndGet(), Math::max);
        Thread.sleep(delay);
        standing.decrementAndGet();
        SocketChannel inside = SocketChannel.open(server);
        open.add(inside);
        inBackground(() -> pump(inside, client));
        pump(client, inside);
    }

    private static void pump(SocketChannel from, SocketChannel to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        while (from.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                to.write(buffer);
            }
            buffer.clear();
        }
        to.shutdownOutput();
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static void inBackground(Work work) {
        Thread.ofPlatform().daemon().name("door").start(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException closed) {
                // the door is closed, or a client has gone
            }
        });
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
