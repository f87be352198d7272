package greenlab.run;

import greenlab.fetch.Event;
import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Tls;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One run, finished or in progress: n fetches, what was measured and what happened. It is what {@code --json} prints,
 * what is saved and replayed, and what timelines are drawn from. Times are in seconds.
 *
 * @param stage 0 to {@value #LAST_STAGE}, or null outside the stages
 * @param java the client's Java, such as {@code 21.0.13}; just {@code 21} where it is emulated
 * @param emulated whether a later JDK stood in for a Java 21 that isn't installed
 * @param runtime {@code serial}, {@code threads}, {@code green} or {@code virtual}
 * @param proto {@code https} or {@code http}
 * @param n the number of fetches
 * @param delay how long the server waits before it answers each
 * @param seconds from the first fetch's start to the last one's end
 * @param ok the number of fetches that were answered
 * @param verdict what the seconds say
 * @param peakInFlight the server's count of this run's requests at one moment; null where the server doesn't count.
 *     It is the second clock: 1 means that the client serialised them
 * @param tls the TLS implementation; null over http
 * @param blocked what blocked the thread, longest first
 * @param error why the run, or its first failed fetch, failed; null if none did
 * @param dump what the JVM's threads waited for when it hung, the summary first; null if it didn't
 * @param events in the order of their time
 */
public record Run(Integer stage, String java, boolean emulated, String runtime, String proto, int n, double delay,
                  double seconds, int ok, Verdict verdict, Integer peakInFlight, Tls tls, List<Blocked> blocked,
                  String error, List<String> dump, List<Event> events) {
    /** The stages' numbers are 0 to this. */
    public static final int LAST_STAGE = 5;

    /** A run that didn't hang. */
    public Run(Integer stage, String java, boolean emulated, String runtime, String proto, int n, double delay,
               double seconds, int ok, Verdict verdict, Integer peakInFlight, Tls tls, List<Blocked> blocked,
               String error, List<Event> events) {
        this(stage, java, emulated, runtime, proto, n, delay, seconds, ok, verdict, peakInFlight, tls, blocked, error,
            null, events);
    }

    /** What was run, apart from carriers, patch and order, which a run doesn't record. */
    public RunSpec spec() {
        return new RunSpec(stage, java, emulated, RuntimeName.of(runtime), Proto.valueOf(proto), n, delay, 1,
            PatchScope.FULL, List.of());
    }

    /** Whether all fetches began before the first one got its answer. */
    public boolean beginsConcurrently() {
        return allBeforeTheFirstAnswer(Event.What.OPEN);
    }

    /** Whether all requests were sent before the first answer arrived: the waits overlap. */
    public boolean sendsConcurrently() {
        return allBeforeTheFirstAnswer(Event.What.SEND);
    }

    /** Whether each answer arrived before the next request was sent: the waits are serial. */
    public boolean answersOneByOne() {
        List<Event.What> waits = whats().filter(EnumSet.of(Event.What.SEND, Event.What.RECV)::contains).toList();
        return waits.size() == 2 * n && IntStream.range(0, 2 * n)
            .allMatch(i -> waits.get(i) == (i % 2 == 0 ? Event.What.SEND : Event.What.RECV));
    }

    private boolean allBeforeTheFirstAnswer(Event.What step) {
        List<Event.What> whats = whats().toList();
        return whats.contains(Event.What.RECV) && whats.lastIndexOf(step) < whats.indexOf(Event.What.RECV);
    }

    private Stream<Event.What> whats() {
        return events.stream().map(Event::what);
    }

    /** How long the thread was blocked, in all frames together. */
    public double blockedSeconds() {
        return blocked.stream().mapToDouble(Blocked::seconds).sum();
    }

    /** The Java as shown in tables and titles: {@code 21}, {@code 25}, or {@code 21*} where it is emulated. */
    public String javaLabel() {
        String major = java.split("[.+-]")[0];
        return emulated ? major + "*" : major;
    }
}
