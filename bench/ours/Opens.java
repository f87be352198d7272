///usr/bin/env jbang "$0" "$@" ; exit $?
// N held requests at once, on one thread: jbang Opens.java http://localhost:8080/delay/5 10000
// Prints JSON: how many got a 200, and not too early; what percentage came more than 50 ms after its time, or not at
// all; and within how many milliseconds 99 of 100 came.

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

/** They are opened at an even pace and done before the first answer is due, so that for a moment all are open. */
class Opens {
    private static final double PACE = 0.8;
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Selector selector = Selector.open();
    private final ByteBuffer into = ByteBuffer.allocateDirect(16 * 1024);
    private final URI url;
    private final long delay;
    private final long[] late;
    private int open;
    private int ok;

    Opens(URI url, int n) throws IOException {
        this.url = url;
        this.late = new long[n];
        this.delay = (long) (Double.parseDouble(url.getPath().substring("/delay/".length())) * 1e9);
    }

    public static void main(String... args) throws IOException {
        Opens opens = new Opens(URI.create(args[0]), Integer.parseInt(args[1]));
        opens.run();
        opens.tell();
    }

    /** Those without an answer come last. */
    private void tell() {
        Arrays.fill(late, ok, late.length, Long.MAX_VALUE);
        Arrays.sort(late);
        long inTime = Arrays.stream(late).filter(each -> each <= LATE).count();
        System.out.printf(Locale.ROOT, "{\"ok\":%d,\"latePercent\":%.2f,\"lateMillis99\":%.1f}%n", ok,
            100.0 * (late.length - inTime) / late.length, late[late.length * 99 / 100] / 1e6);
    }

    private void run() throws IOException {
        int n = late.length;
        long start = System.nanoTime();
        long between = (long) (delay * PACE / n);
        int opened = 0;
        while ((opened < n || open > 0) && System.nanoTime() - start < 2 * delay + PATIENCE) {
            while (opened < n && System.nanoTime() - start >= opened * between) {
                open();
                opened++;
            }
            selector.select(this::proceed, 1);
        }
    }

    private void open() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        boolean connected = channel.connect(new InetSocketAddress(url.getHost(), url.getPort()));
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
        } catch (IOException broken) {
            close(key);
        }
    }

    /** A request is so short that it always fits. When it was sent is noted. */
    private void send(SelectionKey key) throws IOException {
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String request = "GET " + url.getRawPath() + query + " HTTP/1.1\r\nHost: " + url.getAuthority()
            + "\r\nConnection: close\r\n\r\n";
        key.interestOps(SelectionKey.OP_READ).attach(System.nanoTime());
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The status is in the first bytes, and with them the answer is there. */
    private void receive(SelectionKey key) throws IOException {
        int count = ((SocketChannel) key.channel()).read(into.clear());
        if (count > 0) {
            long after = System.nanoTime() - (long) key.attachment() - delay;
            byte[] line = new byte[Math.min(count, 12)];
            into.flip().get(line);
            if (after >= 0 && new String(line, StandardCharsets.US_ASCII).endsWith(" 200")) {
                late[ok++] = after;
            }
        }
        if (count != 0) {
            close(key);
        }
    }

    private void close(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException alreadyBroken) {
            // nothing is left to be closed
        }
        open--;
    }
}
