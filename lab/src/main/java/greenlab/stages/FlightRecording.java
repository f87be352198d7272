package greenlab.stages;

import greenlab.fetch.TimedPart;
import greenlab.run.Run;
import greenlab.run.Verdict;
import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A flight recording (JFR) of a stage's JVM, in a temporary folder that is deleted when this is closed or when this JVM
 * exits. The JDK's own settings files are not used: not every JDK has them, and they record far more.
 */
final class FlightRecording implements AutoCloseable {
    /** A greenlet's stack is on top of its hub's, and the culprit frame may be deep. */
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

    /** Creates the folder. Its name has the id of the process that will delete it. */
    static FlightRecording prepare() throws IOException {
        return new FlightRecording(Files.createTempDirectory("greenlab-flight-" + ProcessHandle.current().pid() + "-"));
    }

    /** The flags with which a JVM records from its start and writes the file when it exits. */
    List<String> flags() {
        return List.of("-XX:StartFlightRecording=" + SETTINGS + ",filename=" + file(),
            "-XX:FlightRecorderOptions=repository=" + folder + ",stackdepth=" + STACK_DEPTH);
    }

    /** The profile of a run; empty if its JVM was killed, as it is when it hangs. */
    Profile profile(Run run) throws IOException {
        try {
            return Profile.read(file(), run);
        } catch (IOException unfinished) {
            if (run.verdict() != Verdict.FAILED && run.verdict() != Verdict.HUNG) {
                throw unfinished;
            }
            return new Profile(run, List.of(), List.of());
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
            // the hook does the same
        }
    }

    private void delete() {
        Tool.run("rm", "-rf", folder);
    }
}
