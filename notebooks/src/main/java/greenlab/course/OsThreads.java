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
 * The threads of this process as the operating system sees them. Linux tells; elsewhere the JVM's platform threads are
 * counted, each of which is one of the system's.
 */
public final class OsThreads {
    private static final Path TASKS = Path.of("/proc/self/task");
    /** What Linux keeps of a thread's name. */
    private static final int LONGEST = 15;

    private OsThreads() {}

    /** How many there are whose name begins so; names are cut after 15 characters. */
    public static int named(String prefix) {
        return Files.isDirectory(TASKS) ? tasks(prefix).size()
            : (int) Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith(prefix)).count();
    }

    /** What the system says that the first one of that name does, such as {@code S (sleeping)}. */
    public static String state(String name) {
        return tasks(name).stream().flatMap(task -> lines(task.resolve("status")).stream())
            .filter(line -> line.startsWith("State:")).map(line -> line.substring("State:".length()).strip())
            .findFirst().orElse("unknown: only Linux tells");
    }

    private static List<Path> tasks(String prefix) {
        String asLinuxHasIt = prefix.substring(0, Math.min(LONGEST, prefix.length()));
        var found = new ArrayList<Path>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(TASKS)) {
            for (Path task : all) {
                if (lines(task.resolve("comm")).stream().anyMatch(name -> name.startsWith(asLinuxHasIt))) {
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
