package greenlab.capacity;

import com.google.gson.Gson;
import greenlab.fetch.ParentWatchdog;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The main class of a small server's JVM. It prints its port, then its status twice in each step, as JSON. */
public final class SmallServer {
    static final String PORT = "port ";
    private static final Gson GSON = new Gson();

    private SmallServer() {}

    /**
     * What the server reports.
     *
     * @param finished requests since the start
     * @param threads of the process; without /proc, Java threads
     * @param cpuMillis CPU time of the process
     */
    record ServerStatus(int busy, int queued, int finished, int threads, int cpuMillis) {

        static ServerStatus now(int busy, int queued, int finished) {
            Duration cpu = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
            return new ServerStatus(busy, queued, finished, threadsNow(), (int) cpu.toMillis());
        }

        /** Parses a line of the server's output; null for any other line. */
        static ServerStatus parse(String line) {
            return line.startsWith("{") ? GSON.fromJson(line, ServerStatus.class) : null;
        }

        private static int threadsNow() {
            try (var tasks = Files.list(Path.of("/proc/self/task"))) {
                return (int) tasks.count();
            } catch (IOException notLinux) {
                return ManagementFactory.getThreadMXBean().getThreadCount();
            }
        }
    }

    /** The arguments of {@link #main}: model and scenario, in JSON with single quotes, which Windows keeps. */
    static List<String> arguments(ConcurrencyModel model, CapacityScenario scenario) {
        return List.of(model.name(), GSON.toJson(scenario).replace('"', '\''));
    }

    /** Started by {@link ServerProcess}. */
    public static void main(String... args) throws Exception {
        ParentWatchdog.startIfAsked();
        var scenario = GSON.fromJson(args[1], CapacityScenario.class);
        var handler = new BlockingHandler(scenario.downstream());
        long millis = Math.round(scenario.step() * 1000 / 2);
        Thread.ofPlatform().daemon().name("greenlab-status").start(() -> report(handler, millis));
        ConcurrencyModel.valueOf(args[0]).serve(scenario, handler);
    }

    private static void report(BlockingHandler handler, long everyMillis) {
        try {
            while (true) {
                System.out.println(GSON.toJson(handler.status()));
                Thread.sleep(everyMillis);
            }
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("the status thread is never interrupted", unexpected);
        }
    }
}
