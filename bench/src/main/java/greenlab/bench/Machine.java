package greenlab.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The machine, and when and how it was measured.
 *
 * @param processors available to the JVM
 * @param os name and architecture
 * @param load the load average at the start; above the number of processors the figures are worthless
 * @param command the command line
 */
public record Machine(String date, int processors, long memoryGB, String os, String java, double load, String command) {

    static Machine current(String command) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(LocalDate.now().toString(), system.getAvailableProcessors(),
            Math.round(system.getTotalMemorySize() / 1e9),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"), System.getProperty("java.version"),
            Math.round(system.getSystemLoadAverage() * 10) / 10.0, command);
    }

    String text() {
        return String.format(Locale.ROOT, "%s, %d processor%s, %d GB, %s, Java %s, load %.1f at the start",
            date, processors, processors == 1 ? "" : "s", memoryGB, os, java, load);
    }
}
