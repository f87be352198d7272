package greenlab.stages;

import greenlab.fetch.Event;
import greenlab.fetch.TimedPart;
import greenlab.monitor.CulpritFrame;
import greenlab.run.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedObject;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads the waits of a run's fetches from a flight recording. Only those inside a fetch and in the timed part count:
 * a hub that waits for all its greenlets blocks none.
 */
final class RecordedWaits {
    private static final String FETCH = "greenlab.fetch.Fetch";

    /** One sample of a thread in native code; {@code frame} is null outside a fetch. */
    private record Sample(String thread, double t, String frame) {}

    /** The samples of one wait: one thread, one frame, and no event of the run between them. */
    private record WaitKey(String thread, String frame, int eventsBefore) {}

    private final List<Event> events;
    private final Instant start;
    private final Instant end;
    private final double lengthOfRun;
    private final List<Sample> samples = new ArrayList<>();
    private final List<Profile.Wait> pinned = new ArrayList<>();

    private RecordedWaits(Run run, Instant start, Duration length) {
        this.events = run.events().stream().filter(event -> event.what() != Event.What.BLOCKED).toList();
        this.lengthOfRun = run.seconds();
        this.start = start;
        this.end = start.plus(length);
    }

    static RecordedWaits read(Path file, Run run) throws IOException {
        List<RecordedEvent> all = RecordingFile.readAllEvents(file);
        Optional<RecordedEvent> timed = all.stream().filter(event -> isA(TimedPart.NAME, event)).findFirst();
        RecordedWaits waits = new RecordedWaits(run, timed.map(RecordedEvent::getStartTime).orElse(Instant.MAX),
            timed.map(RecordedEvent::getDuration).orElse(Duration.ZERO));
        all.stream().sorted(Comparator.comparing(RecordedEvent::getStartTime)).forEach(waits::take);
        return waits;
    }

    Profile profile(Run run, int threads) {
        return new Profile(run, threads, sampled(), List.copyOf(pinned));
    }

    private static boolean isA(String name, RecordedEvent event) {
        return event.getEventType().getName().equals(name);
    }

    private void take(RecordedEvent event) {
        if (event.getStartTime().isBefore(start) || event.getStartTime().isAfter(end)) {
            return;
        }
        double t = Duration.between(start, event.getStartTime()).toNanos() / 1e9;
        if (isA("jdk.NativeMethodSample", event)) {
            samples.add(new Sample(name(event.getThread("sampledThread")), t, frame(event.getStackTrace())));
        } else if (isPinned(event)) {
            String frame = frame(event.getStackTrace());
            if (frame != null) {
                pinned.add(new Profile.Wait(frame, t, event.getDuration().toNanos() / 1e9));
            }
        }
    }

    /** A pinned virtual thread has its own event type. A pinned greenlet parks its thread. */
    private static boolean isPinned(RecordedEvent event) {
        return isA("jdk.VirtualThreadPinned", event) || isA("jdk.ThreadPark", event) && !event.getThread().isVirtual();
    }

    private static String name(RecordedThread thread) {
        return thread == null || thread.getJavaName() == null ? "" : thread.getJavaName();
    }

    private List<Profile.Wait> sampled() {
        Map<WaitKey, List<Sample>> waits = new LinkedHashMap<>();
        for (Sample sample : samples) {
            if (sample.frame() != null) {
                var key = new WaitKey(sample.thread(), sample.frame(), before(sample).size());
                waits.computeIfAbsent(key, none -> new ArrayList<>()).add(sample);
            }
        }
        double turn = turn();
        return waits.values().stream().map(wait -> wait(wait, turn)).toList();
    }

    /** A wait can't extend beyond the events before and after it, even where few samples suggest so. */
    private Profile.Wait wait(List<Sample> seen, double turn) {
        List<Double> before = before(seen.getFirst());
        double latest = eventsOf(seen.getFirst()).skip(before.size()).findFirst().orElse(lengthOfRun);
        double earliest = before.isEmpty() ? 0 : before.getLast();
        return new Profile.Wait(seen.getFirst().frame(), seen.getFirst().t(),
            Math.min(seen.size() * turn, latest - earliest));
    }

    private List<Double> before(Sample sample) {
        return eventsOf(sample).takeWhile(t -> t <= sample.t()).toList();
    }

    /** Any event ends a wait of the shared thread; for a thread named after a fetch only that fetch's events do. */
    private Stream<Double> eventsOf(Sample sample) {
        return events.stream()
            .filter(event -> !sample.thread().startsWith("fetch ") || sample.thread().equals("fetch " + event.fetch()))
            .map(Event::t);
    }

    /**
     * The seconds that a sample stands for. JFR samples one thread in native code in each period, so it is the period
     * times the number of such threads, measured as the median time between two samples of the same thread.
     */
    private double turn() {
        Map<String, Double> last = new HashMap<>();
        List<Double> gaps = new ArrayList<>();
        for (Sample sample : samples) {
            Double before = last.put(sample.thread(), sample.t());
            if (before != null) {
                gaps.add(sample.t() - before);
            }
        }
        return gaps.stream().sorted().skip(gaps.size() / 2).findFirst().orElse(FlightRecording.PERIOD_SECONDS);
    }

    /** The culprit frame among those that the fetch called; null if the stack isn't a fetch's. */
    private static String frame(RecordedStackTrace stack) {
        List<RecordedFrame> frames = stack == null ? List.of() : stack.getFrames();
        for (int i = 0; i < frames.size(); i++) {
            if (frames.get(i).getMethod().getType().getName().equals(FETCH)) {
                return CulpritFrame.frame(frames.subList(0, i + 1).stream().map(RecordedWaits::element)
                    .toArray(StackTraceElement[]::new));
            }
        }
        return null;
    }

    private static StackTraceElement element(RecordedFrame frame) {
        RecordedClass type = frame.getMethod().getType();
        RecordedObject part = type.getValue("package");
        RecordedObject module = part == null ? null : part.getValue("module");
        return new StackTraceElement(null, module == null ? null : module.getString("name"), null, type.getName(),
            frame.getMethod().getName(), null, frame.getLineNumber());
    }
}
