package greenlab.watch;

import com.google.gson.JsonObject;
import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.probe.Finding;
import greenlab.probe.Hints;
import greenlab.probe.WatchOptions;
import greenlab.render.Terminal;
import greenlab.render.WatchSummary;
import greenlab.run.WatchReport;
import greenlab.setup.ChildProcesses;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code watch}: which threads of another program block their carrier or their event loop. */
@Command(name = "watch", sortOptions = false,
    customSynopsis = {"jbang watch [OPTIONS] PID", "jbang watch [OPTIONS] -- COMMAND ..."},
    description = {"Watches a program for threads that block: virtual threads that block their carrier, event loops.",
        "It attaches to a JVM of 21 or later of this user, or starts one, and needs no change to the program.",
        "Virtual threads that wait for each other's monitors are found on Java 25 and later.",
        "Ends with the program, after --for, or by Ctrl-C, and then prints its report.",
        "Exit code: 0 if nothing was blocked, 1 if something was, 130 after Ctrl-C; that of COMMAND if it failed."},
    footer = {"", "Example: a running service, and a test in CI:", "  jbang watch 4711",
        "  jbang watch --for 30s --threads 'nioEventLoop.*' --json 4711", "  jbang watch -- java -jar app.jar"})
public final class WatchCommand implements Subcommand {
    private static final long PERIOD_MILLIS = 100;
    /** More than the session takes to stop, and to read what the JDK recorded. */
    private static final long REPORT_SECONDS = 30;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "PID | -- COMMAND", description = "The process to attach to, or a command "
        + "line that starts a JVM, or one after the other. Its output passes through; it ends when this command does.")
    private List<String> target = List.of();

    @Option(names = "--threshold", paramLabel = "TIME", defaultValue = "100ms", converter = DurationConverter.class,
        description = "Report what blocks for longer, from 20ms on (default: ${DEFAULT-VALUE}).")
    private Duration threshold;

    @Option(names = "--interval", paramLabel = "TIME", defaultValue = "10ms", converter = DurationConverter.class,
        description = "Sampling interval, from 1ms to half the threshold (default: ${DEFAULT-VALUE}).")
    private Duration interval;

    @Option(names = "--threads", paramLabel = "REGEX",
        description = "Also watch platform threads that must not block, by name: event loops, pools.")
    private String threads;

    @Option(names = "--package", paramLabel = "NAME",
        description = "Your own packages, to find the call that led to a block (default: that of the main class).")
    private List<String> packages = List.of();

    @Option(names = "--hints", paramLabel = "FILE", description = "Your own hints, one a line, tried before those of "
        + "the kit: frame, kind, JDK, remedy and source, separated by tabs.")
    private Path hints;

    @Option(names = "--for", paramLabel = "TIME", converter = DurationConverter.class,
        description = "How long to watch (default: until the program ends).")
    private Duration limit;

    @Option(names = "--compare", description = "Also ask the JDK's own tools about each block: pinned events, samples, "
        + "vthread_scheduler, dump_to_file. It records JFR in the program and dumps its threads, up to 30 times.")
    private boolean compare;

    @Option(names = "--json", description = "Print the report as JSON, and nothing else.")
    private boolean json;

    @Option(names = "--follow", description = "Print each event when it happens, as JSON, one a line; with "
        + "--json the report is the last line.")
    private boolean follow;

    @Option(names = "--save", paramLabel = "FILE", description = "Save the report as JSON, for 'jbang replay FILE'.")
    private Path file;

    private WatchSession session;

    @Override
    public Integer call() throws IOException, InterruptedException {
        WatchOptions options = options();
        Cli.requireWritable(file);
        if (target.size() == 1 && target.getFirst().matches("\\d{1,18}")) {
            return watch(Long.parseLong(target.getFirst()), options);
        }
        ChildProcesses.endOnExit();
        try (var program = StartedProgram.start(target, json || follow)) {
            int result = watch(program, options);
            int code = limit == null ? program.waitFor() : 0;
            return code != 0 ? code : result;
        }
    }

    /** A script may start several JVMs. Those that end too early, such as that of java -version, are left out. */
    private int watch(StartedProgram program, WatchOptions options) throws IOException, InterruptedException {
        int result = Cli.SUCCESS;
        boolean watched = false;
        for (Long pid = program.jvm(); pid != null; pid = watched && limit != null ? null : program.nextJvm()) {
            try {
                result = Math.max(result, watch(pid, options));
                watched = true;
            } catch (Cli.Failure failed) {
                if (AttachedJvm.isJvm(pid)) {
                    throw failed;
                }
            }
        }
        if (!watched) {
            program.checkAlive();
        }
        return result;
    }

    private WatchOptions options() {
        if (target.isEmpty()) {
            List<String> all = AttachedJvm.all();
            throw invalid("name a PID, or a command after --; JVMs of this user: "
                + (all.isEmpty() ? "none" : String.join(", ", all)));
        }
        if (threshold.toMillis() < 20 || interval.toMillis() < 1 || interval.compareTo(threshold.dividedBy(2)) > 0) {
            throw invalid("--threshold must be >= 20ms, --interval >= 1ms and at most half of it; were %s ms and %s ms"
                .formatted(threshold.toNanos() / 1e6, interval.toNanos() / 1e6));
        }
        try {
            return new WatchOptions(threshold, interval, threads == null ? null : Pattern.compile(threads),
                packages.stream().map(name -> name + ".").toList(), hints(), compare);
        } catch (PatternSyntaxException invalid) {
            throw invalid("--threads is not a regular expression: " + invalid.getDescription());
        }
    }

    private List<String> hints() {
        try {
            List<String> lines = hints == null ? List.of() : Files.readAllLines(hints);
            Hints.standard().with(lines);
            return lines;
        } catch (IOException unreadable) {
            throw invalid("cannot read --hints " + hints + "; name a text file");
        } catch (IllegalArgumentException invalid) {
            throw invalid("--hints " + hints + ", " + invalid.getMessage());
        }
    }

    private ParameterException invalid(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    private int watch(long pid, WatchOptions options) throws IOException, InterruptedException {
        var reported = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        var atCtrlC = new Thread(() -> {
            asked.countDown();
            await(reported);
        }, "watch-end");
        Runtime.getRuntime().addShutdownHook(atCtrlC);   // before the session, whose folder must be removed
        try (var watching = WatchSession.start(pid, options, !target.getFirst().matches("\\d+"), this::event)) {
            session = watching;
            follow(asked);
            session.stop();
            return report(compare ? session.compared() : session.report());
        } finally {
            reported.countDown();
        }
    }

    private static void await(CountDownLatch reported) {
        try {
            reported.await(REPORT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reads and draws, until the program ends, the time is over or Ctrl-C. */
    private void follow(CountDownLatch asked) throws IOException, InterruptedException {
        long end = Long.MAX_VALUE;
        try (Terminal terminal = Terminal.ofThisProcess()) {
            List<String> lines = List.of();
            boolean drawn = terminal.live() && target.size() == 1 && !follow;
            while (session.update() && System.nanoTime() < end
                    && !asked.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
                if (limit != null && end == Long.MAX_VALUE && session.hasBegun()) {
                    end = System.nanoTime() + limit.toNanos();   // a flight recording takes time to begin
                }
                List<String> now = drawn ? WatchSummary.live(session.report(), session.status()) : lines;
                if (!now.equals(lines)) {
                    terminal.drawFitting(now);
                    lines = now;
                }
            }
        }
    }

    private void event(JsonObject event) {
        String what = event.get("what").getAsString();
        if (follow && !what.equals("bye")) {
            System.out.println(event);
        } else if (!json && !follow && what.equals("blocked") && !event.get("open").getAsBoolean()) {
            line(WatchSession.finding(event));
        }
    }

    /** In a pipe, a line for each block; in a terminal there is a picture. The program may print on stdout. */
    private void line(Finding finding) {
        if (target.size() > 1 || System.console() == null || !System.console().isTerminal()) {
            out().println(WatchSummary.line(finding));
        }
    }

    private PrintStream out() {
        return target.size() > 1 && !json && !follow ? System.err : System.out;
    }

    private int report(WatchReport report) throws IOException {
        if (file != null) {
            Cli.write(file, report.json() + "\n");
        }
        if (json) {
            out().println(follow ? report.line() : report.json());
        } else if (!follow) {
            WatchSummary.report(report, Terminal.WIDTH).forEach(out()::println);
        }
        return report.blocked() ? Cli.FAILURE : Cli.SUCCESS;
    }
}
