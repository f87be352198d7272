package greenlab.probe;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A thread as Linux sees it. On a busy machine a thread that is ready waits for a CPU: it uses no CPU time then, but it
 * does not block. The JVM doesn't offer the number of a thread, so it is found by its CPU time, in nanoseconds.
 */
final class OsThread {
    private static final Path ALL = Path.of("/proc/self/task");
    private static final boolean KNOWN = Arrays.stream(ManagementFactory.getThreadMXBean().getAllThreadIds())
        .map(ManagementFactory.getThreadMXBean()::getThreadCpuTime).anyMatch(cpu -> cpu > 0 && find(cpu) != null);

    private Path stat;

    /** Whether it is ready to run, or runs; {@code cpu} is its CPU time. False where that is unknown. */
    boolean isReady(long cpu) {
        if (!KNOWN) {
            return false;
        }
        try {
            stat = stat != null ? stat : find(cpu);
            return stat == null || Files.readString(stat).contains(") R ");
        } catch (IOException ended) {
            return false;
        }
    }

    /** Null if no thread has this CPU time any more. */
    private static Path find(long cpu) {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(ALL)) {
            for (Path thread : threads) {
                if (Files.readString(thread.resolve("schedstat")).startsWith(cpu + " ")) {
                    return thread.resolve("stat");
                }
            }
        } catch (IOException | DirectoryIteratorException otherSystem) {
            // or a thread that has ended meanwhile; the next look finds it
        }
        return null;
    }
}
