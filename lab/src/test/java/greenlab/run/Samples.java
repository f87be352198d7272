package greenlab.run;

import greenlab.fetch.Event.What;
import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Tls;
import java.util.List;
import java.util.stream.IntStream;

/** Runs like those of the stages, with round numbers. */
public final class Samples {
    public static final String SSL_READ = "org.conscrypt.NativeCrypto.SSL_read";
    public static final Tls CONSCRYPT = new Tls("Conscrypt", "org.conscrypt.Java8FileDescriptorSocket");
    public static final Tls JDK = new Tls("SunJSSE", "sun.security.ssl.SSLSocketImpl");

    private Samples() {}

    /** A recorder of such a run. */
    public static Recorder recorder(Integer stage, String java, boolean emulated, String runtime, String proto, int n,
                                    double delay) {
        return new Recorder(new RunSpec(stage, java, emulated, RuntimeName.of(runtime), Proto.valueOf(proto), n, delay,
            1, PatchScope.FULL, List.of()));
    }

    /** All connections are opened first; then each fetch blocks the thread until its response. */
    public static Recorder blocking(int n, int answered, boolean emulated) {
        var recorder = recorder(2, emulated ? "21" : "21.0.13", emulated, "green", "https", n, 1);
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

    public static Run slow(int n) {
        return blocking(n, n, false).finished(new FetchResult(n + 0.05, 1, CONSCRYPT, null));
    }

    public static Run slowEmulated() {
        return blocking(3, 3, true).finished(new FetchResult(3.05, 1, CONSCRYPT, null));
    }

    /** Stage 5 on Java 21, three seconds after its two fetches began. */
    public static Run hung() {
        var recorder = new Recorder(RunSpec.ofStage(5, "21", RuntimeName.VIRTUAL, Proto.https, 2, 1));
        recorder.add(Event.of(0, 1, Event.What.OPEN));
        recorder.add(Event.blocked(1, 1, "zipkin2.reporter.internal.CountBoundedQueue.offer", 2));
        return recorder.hung(List.of("no thread owns it", "owner: none"));
    }

    public static Run running() {
        var recorder = blocking(10, 3, false);
        recorder.add(Event.of(3.05, 4, What.SEND));
        recorder.add(Event.blocked(3.052, 4, SSL_READ, 0.448));
        return recorder.snapshot();
    }

    public static Run broken() {
        var recorder = blocking(10, 3, false);
        recorder.add(Event.of(3.05, 4, What.SEND));
        recorder.add(Event.failed(3.4, 4, "connection reset by <server> & gone"));
        return recorder.broken("the JVM of stage 2 ended with exit code 137");
    }

    /** All fetches wait concurrently. */
    public static Recorder overlapping(String runtime, int n) {
        var recorder = recorder(1, "25.0.1", false, runtime, "https", n, 1);
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

    public static Run fast(int n) {
        return overlapping("green", n).finished(new FetchResult(1.12, n, JDK, null));
    }

    public static Run threads() {
        return overlapping("threads", 10).finished(new FetchResult(1.12, 10, JDK, null));
    }

    /** Virtual threads that block as many carriers at the same time. */
    public static Recorder carriers(int n) {
        var recorder = recorder(2, "25.0.1", false, "virtual", "https", n, 1);
        for (int fetch = 1; fetch <= n; fetch++) {
            recorder.add(Event.of(0, fetch, What.SEND));
            recorder.add(Event.blocked(round(0.01 * fetch), fetch, SSL_READ, 1));
            recorder.add(Event.of(round(1.01 + 0.01 * fetch), fetch, What.DONE));
        }
        return recorder;
    }

    public static Run serial() {
        var recorder = recorder(null, "25.0.1", false, "serial", "http", 3, 1);
        for (int fetch = 1; fetch <= 3; fetch++) {
            double start = round(1.02 * (fetch - 1));
            recorder.add(Event.of(start, fetch, What.OPEN));
            recorder.add(Event.of(round(start + 0.01), fetch, What.OPENED));
            recorder.add(Event.of(round(start + 0.01), fetch, What.SEND));
            recorder.add(Event.of(round(start + 1.01), fetch, What.RECV));
            recorder.add(Event.of(round(start + 1.02), fetch, What.DONE));
        }
        return recorder.finished(new FetchResult(3.06, 1, null, null));
    }

    private static double round(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
