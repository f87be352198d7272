package greenlab.stages;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summarizingDouble;

import greenlab.fetch.TimedPart;
import greenlab.monitor.CulpritFrame;
import greenlab.run.Run;
import greenlab.run.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordingFile;

/**
 * A run, and the waits of its fetches that a flight recorder (JFR) in its JVM recorded: only those on a fetch's stack
 * and in the timed part, since a hub that waits for all its greenlets blocks none. {@code jfr view} counts both, so
 * its first line is an idle thread's.
 *
 * @param run the run
 * @param sampled the frames in which native code waited, found by sampling, since no event reports them
 * @param pinned the frames in which a virtual thread could not unmount; or a platform thread parked with a fetch on it,
 *     which is what a pinned greenlet does
 */
public record Profile(Run run, List<Line> sampled, List<Line> pinned) {
    private static final String FETCH = "greenlab.fetch.Fetch";

    /**
     * All waits in one frame.
     *
     * @param frame the culprit frame, see {@link CulpritFrame}
     * @param count the number of samples or events
     * @param seconds the time spent there
     */
    public record Line(String frame, long count, double seconds) {}

    /** Reads the file that a run's JVM has written. Frames are sorted by their seconds, longest first. */
    static Profile read(Path file, Run run) throws IOException {
        List<RecordedEvent> all = RecordingFile.readAllEvents(file);
        RecordedEvent timed = all.stream().filter(isA(TimedPart.NAME)).findFirst()
            .orElseThrow(() -> new IOException("the recording of the run has no timed part"));
        List<RecordedEvent> inTime = all.stream().filter(event -> !event.getStartTime().isBefore(timed.getStartTime())
            && !event.getStartTime().isAfter(timed.getEndTime())).toList();
        List<RecordedEvent> samples = inTime.stream().filter(isA("jdk.NativeMethodSample")).toList();
        double period = seconds(timed) / mostOfOneThread(samples);
        return new Profile(run, lines(samples.stream(), sample -> period),
            lines(inTime.stream().filter(Profile::isPinned), Profile::seconds));
    }

    /**
     * In each period JFR samples one of the threads in native code, in turn. The watchdog's thread is always in native
     * code, so its samples are spread evenly over the whole timed part.
     */
    private static long mostOfOneThread(List<RecordedEvent> samples) {
        return samples.stream().filter(sample -> sample.getThread("sampledThread") != null)
            .collect(groupingBy(sample -> sample.getThread("sampledThread").getId(), counting())).values().stream()
            .max(Comparator.naturalOrder()).orElse(1L);
    }

    private static Predicate<RecordedEvent> isA(String name) {
        return event -> event.getEventType().getName().equals(name);
    }

    /** A pinned virtual thread has its own event type. A pinned greenlet parks its thread. */
    private static boolean isPinned(RecordedEvent event) {
        return isA("jdk.VirtualThreadPinned").test(event)
            || isA("jdk.ThreadPark").test(event) && !event.getThread().isVirtual();
    }

    private static double seconds(RecordedEvent event) {
        return event.getDuration().toNanos() / 1e9;
    }

    private static List<Line> lines(Stream<RecordedEvent> events, ToDoubleFunction<RecordedEvent> seconds) {
        return events.filter(Profile::isInFetch).collect(groupingBy(Profile::frame, summarizingDouble(seconds)))
            .entrySet().stream()
            .map(frame -> new Line(frame.getKey(), frame.getValue().getCount(), frame.getValue().getSum()))
            .sorted(Comparator.comparingDouble(Line::seconds).reversed()).toList();
    }

    private static boolean isInFetch(RecordedEvent event) {
        return event.getStackTrace() != null && event.getStackTrace().getFrames().stream()
            .anyMatch(frame -> frame.getMethod().getType().getName().equals(FETCH));
    }

    private static String frame(RecordedEvent event) {
        return CulpritFrame.frame(event.getStackTrace().getFrames().stream().map(Profile::element)
            .toArray(StackTraceElement[]::new));
    }

    private static StackTraceElement element(RecordedFrame frame) {
        RecordedObject part = frame.getMethod().getType().getValue("package");
        RecordedObject module = part == null ? null : part.getValue("module");
        return new StackTraceElement(null, module == null ? null : module.getString("name"), null,
            frame.getMethod().getType().getName(), frame.getMethod().getName(), null, frame.getLineNumber());
    }

    /** The number of events of pinned threads. */
    public long pinnedEvents() {
        return pinned.stream().mapToLong(Line::count).sum();
    }

    /** The report, in lines of at most 80 columns where frames allow. */
    public String text() {
        if (run.verdict() == Verdict.HUNG) {
            return "JFR: no profile, since the timed part of a run that hangs never ends";
        }
        return "JFR samples of native code\n" + table("samples", sampled) + "\nJFR events of "
            + (run.runtime().equals("virtual") ? "pinned virtual threads" : "parked threads") + "\n"
            + table(" events", pinned);
    }

    private static String table(String counted, List<Line> rows) {
        return rows.isEmpty() ? "  none" : rows.stream()
            .map(row -> String.format(Locale.ROOT, "%7d %7.2f %s", row.count(), row.seconds(), row.frame()))
            .collect(Collectors.joining("\n", counted + " seconds frame\n", ""));
    }
}
