///usr/bin/env jbang "$0" "$@" ; exit $?
// What ./jbang watch costs a busy program of 10,000 virtual threads: jbang WatchCost.java [PAIRS [SECONDS]]
// Each pair measures the same JVM for so long with a watch and without one, in turn first. Ten minutes in one piece:
// jbang WatchCost.java 1 600. Prints operations per second of wall time and of the program's CPU time, and the memory
// that the process gains with the watch; then the medians. Linux only. The default is 10 pairs of 10 s.

//JAVA 25+

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** The program under test is this class, too: it prints its operations and its CPU time when it reads a line. */
class WatchCost {
    /** Operations, nanoseconds of CPU time and of wall time, since the beginning. */
    private record Reading(double operations, double cpu, double wall) {}

    private static final int WARM_UP_SECONDS = 15;
    private static volatile long result;

    private final Process program;
    private final BufferedReader answers;
    private final List<double[]> changes = new ArrayList<>();

    private WatchCost(Process program) {
        this.program = program;
        this.answers = program.inputReader();
    }

    public static void main(String... args) throws Exception {
        if (args.length > 0 && args[0].equals("busy")) {
            work();
        }
        int pairs = args.length > 0 ? Integer.parseInt(args[0]) : 10;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        Process program = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xms512m",
            "-Xmx512m", "-XX:+AlwaysPreTouch", "-XX:+EnableDynamicAgentLoading", "-cp",
            System.getProperty("java.class.path"), "WatchCost", "busy").redirectError(Redirect.INHERIT).start();
        try {
            new WatchCost(program).measure(pairs, seconds);
        } finally {
            program.destroyForcibly();
        }
    }

    /** More than the cores can do: an operation takes 20 to 40 microseconds, and its thread then sleeps for 50 ms. */
    private static void work() throws IOException {
        var operations = new LongAdder();
        for (int i = 0; i < 10_000; i++) {
            Thread.startVirtualThread(() -> {
                while (true) {
                    long sum = result;
                    for (int n = 0; n < 20_000; n++) {
                        sum = sum * 31 + n;
                    }
                    result = sum;
                    operations.increment();
                    try {
                        Thread.sleep(ThreadLocalRandom.current().nextInt(100));
                    } catch (InterruptedException ending) {
                        return;
                    }
                }
            });
        }
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        while (System.in.read() >= 0) {
            System.out.println(operations.sum() + " " + system.getProcessCpuTime() + " " + System.nanoTime());
        }
    }

    private void measure(int pairs, int seconds) throws Exception {
        Thread.sleep(WARM_UP_SECONDS * 1000);
        for (int pair = 1; pair <= pairs; pair++) {
            double[] unwatched = pair % 2 == 1 ? rates(seconds) : null;
            double before = megabytes();
            Process watch = watch();
            double[] watched = rates(seconds);
            double gained = megabytes() - before;
            watch.destroy();
            watch.waitFor();
            unwatched = unwatched == null ? rates(seconds) : unwatched;
            changes.add(new double[] {percent(watched[0], unwatched[0]), percent(watched[1], unwatched[1]), gained});
            System.out.printf("%3d  without: %.0f/s, %.0f/CPU s  with: %.0f/s, %.0f/CPU s  "
                + "%+.2f %%, %+.2f %%  %+.1f MB%n", pair, unwatched[0], unwatched[1], watched[0], watched[1],
                changes.getLast()[0], changes.getLast()[1], gained);
        }
        System.out.printf("median: %+.2f %% per second, %+.2f %% per CPU second, %+.1f MB%n", median(0), median(1),
            median(2));
    }

    private double median(int column) {
        double[] sorted = changes.stream().mapToDouble(change -> change[column]).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    private static double percent(double with, double without) {
        return 100 * (with / without - 1);
    }

    /** Returns once the agent has begun; its report is thrown away. */
    private Process watch() throws IOException {
        Process watch = new ProcessBuilder("./jbang", "watch", "--follow", "" + program.pid())
            .redirectError(Redirect.DISCARD).start();
        BufferedReader events = watch.inputReader();
        if (events.readLine() == null) {
            throw new IOException("./jbang watch has ended");
        }
        Thread.ofPlatform().daemon().start(() -> drain(events));
        return watch;
    }

    private static void drain(BufferedReader events) {
        try {
            events.transferTo(Writer.nullWriter());
        } catch (IOException ended) {
            // this has ended it
        }
    }

    /** Operations per second of wall time, and per second of CPU time. */
    private double[] rates(int seconds) throws Exception {
        Reading begin = read();
        Thread.sleep(seconds * 1000L);
        Reading end = read();
        double operations = end.operations - begin.operations;
        return new double[] {1e9 * operations / (end.wall - begin.wall), 1e9 * operations / (end.cpu - begin.cpu)};
    }

    private Reading read() throws IOException {
        program.outputWriter().append('\n').flush();
        String[] numbers = answers.readLine().split(" ");
        return new Reading(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]),
            Double.parseDouble(numbers[2]));
    }

    private double megabytes() throws IOException {
        String status = Files.readString(Path.of("/proc/" + program.pid() + "/status"));
        return Double.parseDouble(status.replaceFirst("(?s).*\nVmRSS:\\s*(\\d+) kB.*", "$1")) / 1024;
    }
}
