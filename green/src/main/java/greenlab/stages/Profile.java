package greenlab.stages;

import greenlab.timeline.Event;
import greenlab.timeline.Run;
import greenlab.timeline.Words;
import greenlab.monitor.BlockingMonitor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run, and what a flight recorder (JFR) in its JVM saw of its fetches while it was timed.
 *
 * @param run the run
 * @param threads how many OS threads its fetches shared
 * @param sampled the waits in native code: a sampler saw them, since nobody reports them
 * @param pinned the waits that the JVM reported: a virtual thread wanted to leave its carrier, and could not; or a
 *     thread parked with a fetch on it, as a greenlet has it do that can't leave
 */
public record Profile(Run run, int threads, List<Wait> sampled, List<Wait> pinned) {
    private static final int WIDTH = 80;

    /**
     * One wait of one fetch.
     *
     * @param frame the code to blame, see {@link greenlab.monitor.CulpritFrame}
     * @param t when it began, in seconds since the run did
     * @param seconds how long it lasted; of a sampled one, right within a few hundredths
     */
    public record Wait(String frame, double t, double seconds) {
        private boolean lasts(double when) {
            return t <= when && when < t + seconds;
        }
    }

    /**
     * All waits in one frame.
     *
     * @param frame the code to blame
     * @param waits how many there were
     * @param seconds their sum
     */
    public record Line(String frame, int waits, double seconds) {}

    /** The frames in which native code was seen to wait, longest first. */
    public List<Line> sampledFrames() {
        return lines(sampled);
    }

    /** The frames that were pinned while they waited, longest first. */
    public List<Line> pinnedFrames() {
        return lines(pinned);
    }

    private static List<Line> lines(List<Wait> waits) {
        return waits.stream().collect(Collectors.groupingBy(Wait::frame)).values().stream()
            .map(of -> new Line(of.getFirst().frame(), of.size(), of.stream().mapToDouble(Wait::seconds).sum()))
            .sorted(Comparator.comparingDouble(Line::seconds).reversed()).toList();
    }

    /** Who held the threads that the others waited for, in one sentence of this run; empty if nobody did for long. */
    public Optional<String> sentence() {
        return sentence(pinned, "was pinned to").or(() -> sentence(sampled, "held"));
    }

    private Optional<String> sentence(List<Wait> waits, String did) {
        double threshold = BlockingMonitor.THRESHOLD.toNanos() / 1e9;
        List<Wait> all = waits.stream().filter(wait -> wait.seconds() >= threshold).toList();
        return lines(all).stream().findFirst().flatMap(worst -> {
            List<Wait> same = all.stream().filter(wait -> wait.frame().equals(worst.frame())).toList();
            long waiting = same.stream().mapToLong(wait -> waitingAt(wait.t(), same)).max().orElse(0);
            return waiting <= 0 ? Optional.empty() : Optional.of(waiting + " of " + run.n() + " waited while "
                + Words.frame(worst.frame()) + " " + did + " " + (threads == 1 ? "the only thread"
                : "all " + threads + " threads") + ".");
        });
    }

    /** How many fetches could not go on at that moment, because as many others as there are threads held them all. */
    private long waitingAt(double t, List<Wait> waits) {
        long held = waits.stream().filter(wait -> wait.lasts(t)).count();
        long ended = run.events().stream().filter(event -> event.t() <= t)
            .filter(event -> event.what() == Event.What.DONE || event.what() == Event.What.FAILED).count();
        return held < threads ? 0 : run.n() - ended - threads;
    }

    /** All of it for people, in lines. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("JFR's samples of native code");
        lines.addAll(table(sampledFrames()));
        lines.add("JFR's events of " + (run.runtime().equals("virtual") ? "pinned virtual threads" : "parked threads"));
        lines.addAll(table(pinnedFrames()));
        lines.addAll(Words.wrap(sentence().orElse("Nobody was seen to hold up the others for longer than "
            + Words.seconds(BlockingMonitor.THRESHOLD.toNanos() / 1e9) + "."), WIDTH));
        return String.join("\n", lines);
    }

    private static List<String> table(List<Line> bill) {
        List<String> lines = new ArrayList<>();
        lines.add(bill.isEmpty() ? "  none" : " waits seconds frame");
        bill.forEach(line -> lines.add(
            String.format(Locale.ROOT, "%6d %7.2f %s", line.waits(), line.seconds(), line.frame())));
        return lines;
    }
}
