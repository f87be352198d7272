package greenlab.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
    public static int named(String prefix) {
        return Files.isDirectory(TASKS) ? tasks(prefix).size()
            : (int) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith(prefix)).count();
    }

    /** The system's state of the first thread with that name, such as {@code S (sleeping)}. */
    public static String state(String name) {
        return tasks(name).stream().flatMap(task -> lines(task.resolve("status")).stream())
            .filter(line -> line.startsWith("State:")).map(line -> line.substring("State:".length()).strip())
            .findFirst().orElse("unknown: only available on Linux");
    }

    private static List<Path> tasks(String prefix) {
        String truncated = prefix.substring(0, Math.min(MAX_NAME, prefix.length()));
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(TASKS)) {
            for (Path task : all) {
                if (lines(task.resolve("comm")).stream().anyMatch(name -> name.startsWith(truncated))) {
                    found.add(task);
                }
            }
        } catch (IOException | DirectoryIteratorException notLinux) {
            return List.of();
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException | UncheckedIOException endedMeanwhile) {
            return List.of();
        }
    }
}
