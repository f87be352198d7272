///usr/bin/env jbang "$0" "$@" ; exit $?
// N held requests at once, on one thread: jbang Opens.java http://localhost:8080/delay/5 10000
// Prints JSON: how many got a 200, and what percentage came more than 50 ms after its time, or not at all.

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
    private int open;
    private int ok;
    private int inTime;

    Opens(URI url) throws IOException {
        this.url = url;
        this.delay = (long) (Double.parseDouble(url.getPath().substring("/delay/".length())) * 1e9);
    }

    public static void main(String... args) throws IOException {
        int n = Integer.parseInt(args[1]);
        Opens opens = new Opens(URI.create(args[0]));
        opens.run(n);
        System.out.printf(Locale.ROOT, "{\"ok\":%d,\"latePercent\":%.2f}%n", opens.ok, 100.0 * (n - opens.inTime) / n);
    }

    private void run(int n) throws IOException {
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
        String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority()
            + "\r\nConnection: close\r\n\r\n";
        key.interestOps(SelectionKey.OP_READ).attach(System.nanoTime());
        ((SocketChannel) key.channel()).write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The status is in the first bytes, and with them the answer is there. */
    private void receive(SelectionKey key) throws IOException {
        int count = ((SocketChannel) key.channel()).read(into.clear());
        if (count > 0) {
            long late = System.nanoTime() - (long) key.attachment() - delay;
            byte[] line = new byte[Math.min(count, 12)];
            into.flip().get(line);
            boolean answered = new String(line, StandardCharsets.US_ASCII).endsWith(" 200");
            ok += answered ? 1 : 0;
            inTime += answered && late >= 0 && late <= LATE ? 1 : 0;
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
