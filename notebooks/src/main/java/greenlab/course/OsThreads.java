package greenlab.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The threads of this process as the operating system lists them, on Linux. On other systems, the JVM's platform
 * threads are counted instead; each of them is an OS thread.
 */
public final class OsThreads {
    private static final Path TASKS = Path.of("/proc/self/task");
    /** Linux truncates thread names to this many characters. */
    private static final int MAX_NAME = 15;

    private OsThreads() {}

    /** The number of threads whose name starts with the prefix, of which only 15 characters count. */
    public static int named(String prefix) throws IOException {
        return Files.isDirectory(TASKS) ? statuses(prefix).size()
            : (int) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith(prefix)).count();
    }

    /** The system's state of the first thread with that name, such as {@code S (sleeping)}. */
    public static String state(String name) throws IOException {
        return !Files.isDirectory(TASKS) ? "unknown: only available on Linux"
            : statuses(name).stream().flatMap(String::lines).filter(line -> line.startsWith("State:"))
                .map(line -> line.substring("State:".length()).strip()).findFirst().orElse("ended");
    }

    /** The status files of the threads whose name starts with the prefix; their first line is the name. */
    private static List<String> statuses(String prefix) throws IOException {
        String start = "Name:\t" + prefix.substring(0, Math.min(MAX_NAME, prefix.length()));
        try (Stream<Path> tasks = Files.list(TASKS)) {
            return tasks.map(OsThreads::status).filter(status -> status.startsWith(start)).toList();
        }
    }

    private static String status(Path task) {
        try {
            return Files.readString(task.resolve("status"));
        } catch (IOException endedMeanwhile) {
            return "";
        }
    }
}
