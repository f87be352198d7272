package greenlab.capacity;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * What a small server tells about itself, as one line on its stdout.
 *
 * @param finished requests, since it started
 * @param threads of its process; where /proc doesn't tell, those of Java
 * @param cpuMillis CPU time of its process
 */
record Status(int busy, int queued, int finished, int threads, int cpuMillis) {
    private static final Path TASKS = Path.of("/proc/self/task");
    private static final String WORD = "status ";

    String line() {
        return WORD + busy + " " + queued + " " + finished + " " + threads + " " + cpuMillis;
    }

    /** Reads such a line; null if it is another. */
    static Status of(String line) {
        if (!line.startsWith(WORD)) {
            return null;
        }
        int[] is = Arrays.stream(line.substring(WORD.length()).split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Status(is[0], is[1], is[2], is[3], is[4]);
    }

    static int threadsNow() {
        try (var tasks = Files.list(TASKS)) {
            return (int) tasks.count();
        } catch (IOException notLinux) {
            return ManagementFactory.getThreadMXBean().getThreadCount();
        }
    }

    static int cpuNow() {
        return (int) ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }
}
