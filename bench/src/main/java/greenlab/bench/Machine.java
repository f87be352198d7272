package greenlab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Where and when it was measured.
 *
 * @param date the day
 * @param processors how many the JVM may use
 * @param memoryGB of the machine
 * @param os its name and version
 * @param java the version of the JVM
 * @param load how many wanted a processor when it began, on an average minute: more than there are, and nothing counts
 * @param command what was called
 */
public record Machine(String date, int processors, long memoryGB, String os, String java, double load, String command) {

    /** This one, now. */
    public static Machine now(String command) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(LocalDate.now().toString(), system.getAvailableProcessors(),
            Math.round(system.getTotalMemorySize() / 1e9), system(), System.getProperty("java.version"),
            Math.round(system.getSystemLoadAverage() * 10) / 10.0, command);
    }

    private static String system() {
        try (var lines = Files.lines(Path.of("/etc/os-release"))) {
            return lines.filter(line -> line.startsWith("PRETTY_NAME=")).findFirst().orElseThrow()
                .replaceAll("PRETTY_NAME=|\"", "");
        } catch (IOException | RuntimeException notLinux) {
            return System.getProperty("os.name") + " " + System.getProperty("os.version");
        }
    }

    /** In a line. */
    String words() {
        return String.format(Locale.ROOT, "%s, %d processors, %d GB, %s, Java %s, load %.1f at the start",
            date, processors, memoryGB, os, java, load);
    }
}
