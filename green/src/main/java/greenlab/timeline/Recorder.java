package greenlab.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the events of a run that is under way, and tells the run as it stands. Safe for use by several threads: one
 * may add what it reads from the child while another draws. It has no thread and no clock; times are the events'.
 */
public final class Recorder {
    private final Integer stage;
    private final String java;
    private final boolean emulated;
    private final String runtime;
    private final String proto;
    private final int n;
    private final double delay;
    private final List<Event> events = new ArrayList<>();

    /** Starts with what is known before the first fetch; the parameters are those of {@link Run}. */
    public Recorder(Integer stage, String java, boolean emulated, String runtime, String proto, int n, double delay) {
        this.stage = stage;
        this.java = java;
        this.emulated = emulated;
        this.runtime = runtime;
        this.proto = proto;
        this.n = n;
        this.delay = delay;
    }

    /** Adds an event, or lets it take the place of an earlier and shorter telling of the same block. */
    public synchronized void add(Event event) {
        for (int i = events.size() - 1; i >= 0 && event.what() == Event.What.BLOCKED; i--) {
            if (event.supersedes(events.get(i))) {
                events.set(i, event);
                return;
            }
        }
        events.add(event);
    }

    /** The run as far as its events tell it: {@link Verdict#RUNNING}, its seconds those of the latest event. */
    public synchronized Run soFar() {
        return soFar(0);
    }

    /** The same at a later moment, for a picture that moves between events. {@code now} is in seconds, like t. */
    public synchronized Run soFar(double now) {
        return run(Math.max(now, latest()), Verdict.RUNNING, null, null, null);
    }

    /**
     * The whole run.
     *
     * @param seconds from the first fetch's start to the last one's end, by the client's clock
     * @param peakInFlight the server's count; null where it doesn't count
     * @param tls null over http
     */
    public synchronized Run finished(double seconds, Integer peakInFlight, Tls tls) {
        boolean whole = answered() >= n;
        Verdict verdict = whole ? Verdict.of(seconds, n, delay) : Verdict.FAILED;
        return run(seconds, verdict, peakInFlight, tls, whole ? null : firstFailure());
    }

    /** What there is of a run that broke off, because its JVM or its server died. {@code error} says so in one line. */
    public synchronized Run broken(String error) {
        return run(latest(), Verdict.FAILED, null, null, error);
    }

    private Run run(double seconds, Verdict verdict, Integer peakInFlight, Tls tls, String error) {
        var inOrder = events.stream().sorted(Comparator.comparingDouble(Event::t)).toList();
        return new Run(stage, java, emulated, runtime, proto, n, delay, seconds, answered(), verdict, peakInFlight, tls,
            bill(), error, inOrder);
    }

    private int answered() {
        return (int) events.stream().filter(e -> e.what() == Event.What.DONE).mapToInt(Event::fetch).distinct().count();
    }

    private String firstFailure() {
        return events.stream().filter(e -> e.what() == Event.What.FAILED).min(Comparator.comparingDouble(Event::t))
            .map(Event::reason).orElseGet(() -> (n - answered()) + " of " + n + " fetches never ended");
    }

    private double latest() {
        return events.stream().mapToDouble(e -> e.seconds() == null ? e.t() : e.t() + e.seconds()).max().orElse(0);
    }

    private List<Blocked> bill() {
        Map<String, Double> sums = new HashMap<>();
        events.stream().filter(e -> e.what() == Event.What.BLOCKED)
            .forEach(e -> sums.merge(e.frame(), e.seconds(), Double::sum));
        return sums.entrySet().stream().map(sum -> new Blocked(sum.getKey(), sum.getValue()))
            .sorted(Comparator.comparingDouble(Blocked::seconds).reversed().thenComparing(Blocked::frame)).toList();
    }
}
