package greenlab.timeline;

import greenlab.timeline.Event.What;
import java.util.stream.IntStream;

/** Runs with round figures, as the stages yield them. */
final class Samples {
    static final String SSL_READ = "org.conscrypt.NativeCrypto.SSL_read";
    static final Tls CONSCRYPT = new Tls("Conscrypt", "org.conscrypt.Java8FileDescriptorSocket");
    static final Tls JDK = new Tls("SunJSSE", "sun.security.ssl.SSLSocketImpl");

    private Samples() {}

    /** All are opened at once; then each keeps the thread until it has its answer. */
    static Recorder blocking(int n, int answered, boolean emulated) {
        var recorder = new Recorder(2, emulated ? "21" : "21.0.13", emulated, "green", "https", n, 1);
        IntStream.rangeClosed(1, n).forEach(fetch -> recorder.add(Event.of(round(0.001 * fetch), fetch, What.OPEN)));
        IntStream.rangeClosed(1, n)
            .forEach(fetch -> recorder.add(Event.of(round(0.02 + 0.001 * fetch), fetch, What.OPENED)));
        for (int fetch = 1; fetch <= answered; fetch++) {
            double start = 0.05 + (fetch - 1);
            recorder.add(Event.of(start, fetch, What.SEND));
            recorder.add(Event.blocked(round(start + 0.002), fetch, SSL_READ, 0.5));
            recorder.add(Event.blocked(round(start + 0.002), fetch, SSL_READ, 0.997));
            recorder.add(Event.of(round(start + 0.999), fetch, What.RECV));
            recorder.add(Event.of(round(start + 1), fetch, What.DONE));
        }
        return recorder;
    }

    static Run slow(int n) {
        return blocking(n, n, false).finished(n + 0.05, 1, CONSCRYPT);
    }

    static Run slowEmulated() {
        return blocking(3, 3, true).finished(3.05, 1, CONSCRYPT);
    }

    static Run running() {
        var recorder = blocking(10, 3, false);
        recorder.add(Event.of(3.05, 4, What.SEND));
        recorder.add(Event.blocked(3.052, 4, SSL_READ, 0.448));
        return recorder.soFar();
    }

    static Run broken() {
        var recorder = blocking(10, 3, false);
        recorder.add(Event.of(3.05, 4, What.SEND));
        recorder.add(Event.failed(3.4, 4, "connection reset by <server> & gone"));
        return recorder.broken("the JVM of stage 2 ended with exit code 137");
    }

    /** All wait together. */
    static Recorder overlapping(String runtime, int n) {
        var recorder = new Recorder(1, "25.0.1", false, runtime, "https", n, 1);
        for (int fetch = 1; fetch <= n; fetch++) {
            double start = round(0.08 * fetch / n);
            recorder.add(Event.of(start, fetch, What.OPEN));
            recorder.add(Event.of(round(start + 0.05), fetch, What.OPENED));
            recorder.add(Event.of(round(start + 0.06), fetch, What.SEND));
            recorder.add(Event.of(round(start + 1.02), fetch, What.RECV));
            recorder.add(Event.of(round(start + 1.04), fetch, What.DONE));
        }
        return recorder;
    }

    static Run fast(int n) {
        return overlapping("green", n).finished(1.12, n, JDK);
    }

    static Run threads() {
        return overlapping("threads", 10).finished(1.12, 10, JDK);
    }

    static Run serial() {
        var recorder = new Recorder(null, "25.0.1", false, "serial", "http", 3, 1);
        for (int fetch = 1; fetch <= 3; fetch++) {
            double start = round(1.02 * (fetch - 1));
            recorder.add(Event.of(start, fetch, What.OPEN));
            recorder.add(Event.of(round(start + 0.01), fetch, What.OPENED));
            recorder.add(Event.of(round(start + 0.01), fetch, What.SEND));
            recorder.add(Event.of(round(start + 1.01), fetch, What.RECV));
            recorder.add(Event.of(round(start + 1.02), fetch, What.DONE));
        }
        return recorder.finished(3.06, 1, null);
    }

    private static double round(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
