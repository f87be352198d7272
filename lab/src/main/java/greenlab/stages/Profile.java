package greenlab.stages;

import greenlab.fetch.Event;
import greenlab.monitor.BlockingMonitor;
import greenlab.render.RunSummary;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A run and the waits of its fetches that a flight recorder (JFR) in its JVM recorded.
 *
 * @param run the run
 * @param threads the number of OS threads that its fetches shared
 * @param sampled waits in native code, found by sampling, since no event reports them
 * @param pinned waits with an event: a virtual thread could not unmount; or a platform thread parked with a fetch on
 *     it, which is what a pinned greenlet does
 */
public record Profile(Run run, int threads, List<Wait> sampled, List<Wait> pinned) {
    private static final int WIDTH = 80;

    /**
     * One wait of one fetch.
     *
     * @param frame the culprit frame, see {@link greenlab.monitor.CulpritFrame}
     * @param t its start, in seconds since the run's
     * @param seconds its length; for a sampled one, within a few hundredths
     */
    public record Wait(String frame, double t, double seconds) {
        private boolean lasts(double when) {
            return t <= when && when < t + seconds;
        }
    }

    /**
     * All waits in one frame.
     *
     * @param frame the culprit frame
     * @param waits the number of waits
     * @param seconds their sum
     */
    public record Line(String frame, int waits, double seconds) {}

    /** The frames in which native code waited, longest first. */
    public List<Line> sampledFrames() {
        return lines(sampled);
    }

    /** The frames that waited while pinned, longest first. */
    public List<Line> pinnedFrames() {
        return lines(pinned);
    }

    private static List<Line> lines(List<Wait> waits) {
        return waits.stream().collect(Collectors.groupingBy(Wait::frame)).values().stream()
            .map(of -> new Line(of.getFirst().frame(), of.size(), of.stream().mapToDouble(Wait::seconds).sum()))
            .sorted(Comparator.comparingDouble(Line::seconds).reversed()).toList();
    }

    /** What blocked the shared threads, in one sentence; empty if nothing did for longer than the threshold. */
    public Optional<String> sentence() {
        return sentence(pinned, "pinned").or(() -> sentence(sampled, "blocked"));
    }

    private Optional<String> sentence(List<Wait> waits, String did) {
        double threshold = BlockingMonitor.THRESHOLD.toNanos() / 1e9;
        List<Wait> all = waits.stream().filter(wait -> wait.seconds() >= threshold).toList();
        return lines(all).stream().findFirst().flatMap(worst -> {
            List<Wait> same = all.stream().filter(wait -> wait.frame().equals(worst.frame())).toList();
            long waiting = same.stream().mapToLong(wait -> waitingAt(wait.t(), same)).max().orElse(0);
            return waiting <= 0 ? Optional.empty() : Optional.of(waiting + " of " + run.n() + " waited while "
                + RunSummary.frame(worst.frame()) + " " + did + " " + (threads == 1 ? "the only thread"
                : "all " + threads + " threads") + ".");
        });
    }

    /** The number of fetches that could not run at that moment because all threads were blocked. */
    private long waitingAt(double t, List<Wait> waits) {
        long blocked = waits.stream().filter(wait -> wait.lasts(t)).count();
        long ended = run.events().stream().filter(event -> event.t() <= t)
            .filter(event -> event.what() == Event.What.DONE || event.what() == Event.What.FAILED).count();
        return blocked < threads ? 0 : run.n() - ended - threads;
    }

    /** The report, in lines of at most 80 columns where frames allow. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add("JFR samples of native code");
        lines.addAll(table(sampledFrames()));
        lines.add("JFR events of " + (run.runtime().equals("virtual") ? "pinned virtual threads" : "parked threads"));
        lines.addAll(table(pinnedFrames()));
        lines.addAll(RunSummary.wrap(sentence().orElse("The thread was not blocked for longer than "
            + RunSummary.seconds(BlockingMonitor.THRESHOLD.toNanos() / 1e9) + "."), WIDTH));
        return String.join("\n", lines);
    }

    private static List<String> table(List<Line> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(rows.isEmpty() ? "  none" : " waits seconds frame");
        rows.forEach(line -> lines.add(
            String.format(Locale.ROOT, "%6d %7.2f %s", line.waits(), line.seconds(), line.frame())));
        return lines;
    }
}
