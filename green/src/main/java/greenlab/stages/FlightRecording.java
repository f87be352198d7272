package greenlab.stages;

import greenlab.fetch.TimedPart;
import greenlab.timeline.Run;
import greenlab.timeline.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A flight recording (JFR) of a stage's JVM, in a folder of its own that is deleted when this is closed, or when this
 * JVM ends before that. The JDK's own settings files are not used: a JDK may come without them, and record far more.
 */
final class FlightRecording implements AutoCloseable {
    /** The time between two looks at threads that are in native code. Each look takes one of them, in turn. */
    static final double PERIOD_SECONDS = 0.01;
    /** A greenlet's stack lies on top of its hub's, and the frame to blame may be far below. */
    private static final int STACK_DEPTH = 256;
    private static final String SETTINGS = String.join(",", "settings=none",
        "+jdk.NativeMethodSample#enabled=true", "+jdk.NativeMethodSample#period=10ms",
        "+jdk.VirtualThreadPinned#enabled=true", "+jdk.VirtualThreadPinned#threshold=0ns",
        "+jdk.VirtualThreadPinned#stackTrace=true", "+jdk.ThreadPark#enabled=true",
        "+jdk.ThreadPark#threshold=10ms", "+jdk.ThreadPark#stackTrace=true", "+" + TimedPart.NAME + "#enabled=true");

    private final Path folder;
    private final Thread atExit = new Thread(this::delete, "flight-recording-delete");

    private FlightRecording(Path folder) {
        this.folder = folder;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** Makes the folder. Its name tells which process will delete it. */
    static FlightRecording prepare() throws IOException {
        return new FlightRecording(Files.createTempDirectory("greenlab-flight-" + ProcessHandle.current().pid() + "-"));
    }

    /** With these a JVM records from its start, and writes the file when it ends by itself. */
    List<String> flags() {
        return List.of("-XX:StartFlightRecording=" + SETTINGS + ",filename=" + file(),
            "-XX:FlightRecorderOptions=repository=" + folder + ",stackdepth=" + STACK_DEPTH);
    }

    /**
     * What has been recorded of a run; of a JVM that was killed, nothing.
     *
     * @param threads how many OS threads its fetches shared
     */
    Profile profile(Run run, int threads) throws IOException {
        try {
            return RecordedWaits.read(file(), run).profile(run, threads);
        } catch (IOException unfinished) {
            if (run.verdict() != Verdict.FAILED) {
                throw unfinished;
            }
            return new Profile(run, threads, List.of(), List.of());
        }
    }

    private Path file() {
        return folder.resolve("stage.jfr");
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // the hook is at work
        }
    }

    private void delete() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException gone) {
            // deleted already, by the other of the two that do this
        }
    }
}
