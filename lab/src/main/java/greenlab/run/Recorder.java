package greenlab.run;

import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import greenlab.fetch.RunSpec;
import greenlab.fetch.Tls;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects the events of a run and returns the run as it stands. Safe for use by several threads: one may add events
 * while another draws. It has no thread and no clock; times are those of the events.
 */
public final class Recorder {
    private final RunSpec spec;
    private final List<Event> events = new ArrayList<>();
    private String java;

    public Recorder(RunSpec spec) {
        this.spec = spec;
        this.java = spec.java();
    }

    /** The child JVM is up, on this version of Java. Where Java is emulated, its plain major version stays. */
    public synchronized void started(String version) {
        java = spec.emulated() ? spec.java() : version;
    }

    /** Adds an event, or replaces an earlier and shorter report of the same block. */
    public synchronized void add(Event event) {
        for (int i = events.size() - 1; i >= 0 && event.what() == Event.What.BLOCKED; i--) {
            if (event.supersedes(events.get(i))) {
                events.set(i, event);
                return;
            }
        }
        events.add(event);
    }

    /** The run so far: {@link Verdict#RUNNING}, with the time of the latest event as its seconds. */
    public synchronized Run snapshot() {
        return snapshot(0);
    }

    /** The same at a later moment, for a timeline that moves between events. {@code now} is in seconds, like t. */
    public synchronized Run snapshot(double now) {
        return run(Math.max(now, latest()), Verdict.RUNNING, null, null, null);
    }

    /** The whole run. It has failed if it couldn't start, or not every fetch was answered. */
    public synchronized Run finished(FetchResult result) {
        if (result.error() != null) {
            return broken(result.error());
        }
        boolean whole = answered() >= spec.n();
        Verdict verdict = whole ? Verdict.of(result.seconds(), spec.n(), spec.delay()) : Verdict.FAILED;
        return run(result.seconds(), verdict, result.peakInFlight(), result.tls(), whole ? null : firstFailure());
    }

    /** What there is of a run that made no progress. {@code dump} has the reason, and what the threads wait for. */
    public synchronized Run hung(List<String> dump) {
        return run(latest(), Verdict.HUNG, null, null, null, dump);
    }

    /** What there is of a run that ended early because its JVM or its server did. {@code error} is one line. */
    public synchronized Run broken(String error) {
        return run(latest(), Verdict.FAILED, null, null, error);
    }

    /** A finished run as it stood at {@code t}, in seconds since it began; from its end on, the run itself. */
    public static Run replay(Run run, double t) {
        if (t >= run.seconds()) {
            return run;
        }
        var recorder = new Recorder(run.spec());
        run.events().stream().filter(event -> event.t() <= t).map(event -> until(t, event)).forEach(recorder::add);
        return recorder.snapshot(t);
    }

    /** A block in progress is known only up to this moment. */
    private static Event until(double t, Event event) {
        return event.what() != Event.What.BLOCKED ? event
            : Event.blocked(event.t(), event.fetch(), event.frame(), Math.min(event.seconds(), t - event.t()));
    }

    private Run run(double seconds, Verdict verdict, Integer peakInFlight, Tls tls, String error) {
        return run(seconds, verdict, peakInFlight, tls, error, null);
    }

    private Run run(double seconds, Verdict verdict, Integer peakInFlight, Tls tls, String error, List<String> dump) {
        var inOrder = events.stream().sorted(Comparator.comparingDouble(Event::t)).toList();
        return new Run(spec.stage(), java, spec.emulated(), spec.runtime().toString(), spec.proto().name(), spec.n(),
            spec.delay(), seconds, answered(), verdict, peakInFlight, tls, blockedTotals(), error, dump, inOrder);
    }

    private int answered() {
        return (int) events.stream().filter(e -> e.what() == Event.What.DONE).mapToInt(Event::fetch).distinct().count();
    }

    private String firstFailure() {
        return events.stream().filter(e -> e.what() == Event.What.FAILED).min(Comparator.comparingDouble(Event::t))
            .map(Event::reason).orElseGet(() -> (spec.n() - answered()) + " of " + spec.n() + " fetches did not end");
    }

    private double latest() {
        return events.stream().mapToDouble(e -> e.seconds() == null ? e.t() : e.t() + e.seconds()).max().orElse(0);
    }

    private List<Blocked> blockedTotals() {
        Map<String, Double> sums = new HashMap<>();
        events.stream().filter(e -> e.what() == Event.What.BLOCKED)
            .forEach(e -> sums.merge(e.frame(), e.seconds(), Double::sum));
        return sums.entrySet().stream().map(sum -> new Blocked(sum.getKey(), sum.getValue()))
            .sorted(Comparator.comparingDouble(Blocked::seconds).reversed().thenComparing(Blocked::frame)).toList();
    }
}
