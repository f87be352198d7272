///usr/bin/env jbang "$0" "$@" ; exit $?
// N delayed requests at once, on one thread: jbang HeldRequests.java http://localhost:8080/delay/5 10000
// Prints JSON: the number answered with 200 and not too early; the percentage that was more than 50 ms late or not
// answered; and the 99th percentile of the lateness in milliseconds.

//JAVA 25
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn64m

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Requests are sent at an even pace, all before the first response is due, so that for a moment all are held. All
 * share a selector: with a virtual thread for each, this client makes 17% of the responses late on two cores, not 4%.
 */
class HeldRequests {
    private static final double PACE = 0.8;
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(16 * 1024);
    private final InetSocketAddress address;
    private final byte[] request;
    private final long delay;
    private final long[] lateness;
    private int open;
    private int ok;

    HeldRequests(URI url, int n) throws IOException {
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        this.address = new InetSocketAddress(url.getHost(), url.getPort());
        this.request = ("GET " + target + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
        this.delay = (long) (Double.parseDouble(url.getPath().substring("/delay/".length())) * 1e9);
        this.lateness = new long[n];
    }

    public static void main(String... args) throws IOException {
        var requests = new HeldRequests(URI.create(args[0]), Integer.parseInt(args[1]));
        requests.run();
        requests.print();
    }

    private void run() throws IOException {
        int n = lateness.length;
        long start = System.nanoTime();
        long interval = (long) (delay * PACE / n);
        int opened = 0;
        while ((opened < n || open > 0) && System.nanoTime() - start < 2 * delay + TIMEOUT) {
            while (opened < n && System.nanoTime() - start >= opened * interval) {
                open();
                opened++;
            }
            selector.select(this::proceed, 1);
        }
    }

    private void print() {
        Arrays.fill(lateness, ok, lateness.length, Long.MAX_VALUE);   // requests without a response
        Arrays.sort(lateness);
        long inTime = Arrays.stream(lateness).filter(late -> late <= LATE).count();
        System.out.printf(Locale.ROOT, "{\"ok\":%d,\"latePercent\":%.2f,\"lateMillis99\":%.1f}%n", ok,
            100.0 * (lateness.length - inTime) / lateness.length, lateness[lateness.length * 99 / 100] / 1e6);
    }

    private void open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(address);
        SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
        open++;
        if (connected) {
            send(key);
        }
    }

    private void proceed(SelectionKey key) {
        try {
            if (key.isConnectable()) {
                ((SocketChannel) key.channel()).finishConnect();
                send(key);
            } else {
                receive(key);
            }
        } catch (IOException failed) {
            close(key);
        }
    }

    /** Sends the request, which always fits into the socket's buffer, and attaches the time. */
    private void send(SelectionKey key) throws IOException {
        key.interestOps(SelectionKey.OP_READ).attach(System.nanoTime());
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(request));
    }

    /** The first bytes contain the status; the rest of the response isn't read. */
    private void receive(SelectionKey key) throws IOException {
        int count = ((SocketChannel) key.channel()).read(buffer.clear());
        if (count > 0) {
            long late = System.nanoTime() - (long) key.attachment() - delay;
            byte[] status = new byte[Math.min(count, "HTTP/1.1 200".length())];
            buffer.flip().get(status);
            if (late >= 0 && new String(status, StandardCharsets.US_ASCII).endsWith(" 200")) {
                lateness[ok++] = late;
            }
        }
        if (count != 0) {
            close(key);
        }
    }

    private void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException failed) {
            // nothing is left to close
        }
        open--;
    }
}
