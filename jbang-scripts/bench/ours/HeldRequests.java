///usr/bin/env jbang "$0" "$@" ; exit $?
// N delayed requests at once, each on a virtual thread: jbang HeldRequests.java http://localhost:8080/delay/5 10000
// Prints JSON: the number answered with 200 and not too early; the percentage that was more than 50 ms late or not
// answered; and the 99th percentile of the lateness in milliseconds.

//JAVA 25
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn256m

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Requests are sent at an even pace, all before the first response is due, so that for a moment all are held. */
class HeldRequests {
    private static final double PACE = 0.8;
    private static final long LATE = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int TIMEOUT_SECONDS = 30;

    public static void main(String... args) throws InterruptedException {
        URI url = URI.create(args[0]);
        long delay = (long) (Double.parseDouble(url.getPath().substring("/delay/".length())) * 1e9);
        long[] lateness = new long[Integer.parseInt(args[1])];
        Arrays.fill(lateness, Long.MAX_VALUE);
        long start = System.nanoTime();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < lateness.length; i++) {
                int number = i;
                TimeUnit.NANOSECONDS.sleep(start + (long) (delay * PACE / lateness.length * i) - System.nanoTime());
                clients.execute(() -> lateness[number] = lateness(url, delay));
            }
        }
        print(lateness);
    }

    /** The lateness in nanoseconds; the maximum without a response, and for one that is no 200 or too early. */
    private static long lateness(URI url, long delay) {
        String target = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        String request = "GET " + target + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n";
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(2 * delay) + 1000 * TIMEOUT_SECONDS);
            long sent = System.nanoTime();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
            long late = System.nanoTime() - sent - delay;
            return late >= 0 && new String(status, StandardCharsets.US_ASCII).endsWith(" 200") ? late : Long.MAX_VALUE;
        } catch (IOException failed) {
            return Long.MAX_VALUE;
        }
    }

    private static void print(long[] lateness) {
        Arrays.sort(lateness);
        long ok = Arrays.stream(lateness).filter(late -> late < Long.MAX_VALUE).count();
        long inTime = Arrays.stream(lateness).filter(late -> late <= LATE).count();
        System.out.printf(Locale.ROOT, "{\"ok\":%d,\"latePercent\":%.2f,\"lateMillis99\":%.1f}%n", ok,
            100.0 * (lateness.length - inTime) / lateness.length, lateness[lateness.length * 99 / 100] / 1e6);
    }
}
