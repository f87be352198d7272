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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy that forwards each connection to a real server after a delay, and counts how many wait at the same moment. It
 * works for any protocol. It uses channels and threads, which no patch affects.
 */
final class DelayingProxy implements AutoCloseable {
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final InetSocketAddress server;
    private final Duration delay;
    private final CountDownLatch together;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    DelayingProxy(int serverPort, Duration delay) throws IOException {
        this(serverPort, delay, 1);
    }

    /**
     * A connection's delay begins when as many as {@code together} are open, however slowly they were opened; after ten
     * seconds it begins in any case.
     */
    DelayingProxy(int serverPort, Duration delay, int together) throws IOException {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
        this.delay = delay;
        this.together = new CountDownLatch(together);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        inBackground(() -> {
            while (true) {
                SocketChannel client = listening.accept();
                open.add(client);
                inBackground(() -> serve(client));
            }
        });
    }

    int port() {
        return listening.socket().getLocalPort();
    }

    /** The maximum number of clients that waited at the same moment. */
    int peak() {
        return peak.get();
    }

    private void serve(SocketChannel client) throws IOException, InterruptedException {
        peak.accumulateAndGet(waiting.incrementAndGet(), Math::max);
        together.countDown();
        together.await(10, TimeUnit.SECONDS);
        Thread.sleep(delay);
        waiting.decrementAndGet();
        SocketChannel target = SocketChannel.open(server);
        open.add(target);
        inBackground(() -> pump(target, client));
        pump(client, target);
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
        Thread.ofPlatform().daemon().name("delaying-proxy").start(() -> {
            try {
                work.run();
            } catch (IOException | InterruptedException closed) {
                // the proxy or a client was closed
            }
        });
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (SocketChannel channel : open) {
            channel.close();
        }
    }
}
