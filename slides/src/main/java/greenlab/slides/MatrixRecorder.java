package greenlab.slides;

import greenlab.fetch.RunSpec;
import greenlab.render.RunSummary;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import greenlab.stages.Outcome;
import greenlab.stages.StageRunner;
import greenlab.stepper.HubSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Records all runs of the {@link RunMatrix} with the machine, the date and the commit of the code: {@code slides
 * --record}. It takes a quarter of an hour. Where recordings are missing, or what they depend on has changed since, it
 * records only these, see {@link RunSources}; otherwise all.
 */
final class MatrixRecorder {
    private final Checkout checkout;
    private final Path folder;
    private final StageRunner runner;

    private MatrixRecorder(Checkout checkout, Path folder, StageRunner runner) {
        this.checkout = checkout;
        this.folder = folder;
        this.runner = runner;
    }

    /**
     * Records into a folder.
     *
     * @throws IllegalStateException with one line, if a run fails or there is no JDK 21 or 25
     */
    static void record(Checkout checkout, Path folder, Map<String, RunSpec> specs)
            throws StartupException, IOException, InterruptedException {
        try (DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()))) {
            var runner = new StageRunner(checkout, server, System.err::println);
            if (runner.jvm("21").emulated()) {
                throw new IllegalStateException("no JDK 21 to record with; install one, or set JAVA_21_HOME");
            }
            if (runner.jvm("25").java() != 25) {
                throw new IllegalStateException("no JDK 25 to record with; install one, or set JAVA_25_HOME");
            }
            String commit = Tool.output("git", "-C", checkout.root(), "rev-parse", "HEAD").output().strip();
            new MatrixRecorder(checkout, folder, runner).record(commit, specs);
            Files.writeString(folder.resolve(Recorded.HUB_STEPS), HubSteps.record(checkout, server.http()).json());
        }
    }

    private void record(String commit, Map<String, RunSpec> specs) throws IOException, InterruptedException {
        List<String> missing = missing(specs, commit);
        if (missing.isEmpty()) {
            begin(commit, specs);
            missing = List.copyOf(specs.keySet());
        }
        for (int done = 0; done < missing.size(); done++) {
            String key = missing.get(done);
            System.err.print("%d of %d  %s  ".formatted(done + 1, missing.size(), key));
            try {
                Run run = record(key, specs.get(key));
                System.err.print(RunSummary.seconds(run.seconds()) + ", " + run.verdict().word());
            } finally {
                System.err.println();
            }
        }
    }

    /** The runs to record, if some recordings can stay. Those of stale groups are removed. */
    private List<String> missing(Map<String, RunSpec> specs, String commit) throws IOException {
        Path place = folder.resolve(Recorded.PLACE);
        if (Files.notExists(place)) {
            return List.of();
        }
        Recorded recorded = new Recorded(folder);
        List<String> groups = specs.keySet().stream().map(RunSources::group).distinct().toList();
        List<String> stale = groups.stream().filter(group -> isStale(group, recorded.commit(group))).toList();
        if (stale.size() == groups.size()) {
            return List.of();
        }
        for (String key : specs.keySet().stream().filter(key -> stale.contains(RunSources.group(key))).toList()) {
            Files.deleteIfExists(file(key));
        }
        for (String group : stale) {
            Files.writeString(place, Files.readString(place).replaceAll("(?m)^commit\\." + group + " .*\n", "")
                + "commit." + group + " = " + commit + "\n");
        }
        return specs.keySet().stream().filter(key -> Files.notExists(file(key))).toList();
    }

    private boolean isStale(String group, String commit) {
        return !RunSources.isKnown(checkout, commit) || !RunSources.changes(checkout, group, commit).isEmpty();
    }

    /** Removes all recordings. */
    private void begin(String commit, Map<String, RunSpec> specs) throws IOException {
        for (String key : specs.keySet()) {
            Files.deleteIfExists(file(key));
        }
        Files.writeString(folder.resolve(Recorded.PLACE), """
            # Written by ./jbang slides --record, never by hand.
            place = %d cores, %s, %s
            commit = %s
            """.formatted(Runtime.getRuntime().availableProcessors(), system(), LocalDate.now(), commit));
    }

    private static String system() throws IOException {
        Path release = Path.of("/etc/os-release");
        String name = Files.isReadable(release) ? Files.readString(release) : "";
        return name.lines().filter(line -> line.startsWith("PRETTY_NAME=")).map(line -> line.substring(12))
            .map(line -> line.replaceAll("\"|GNU/Linux | \\(.*\\)", "")).findFirst()
            .orElse(System.getProperty("os.name"));
    }

    private Run record(String key, RunSpec spec) throws IOException, InterruptedException {
        Outcome outcome = spec.order().isEmpty() ? null : runner.order(spec, progress -> { });
        Run run = outcome == null ? runner.run(spec, progress -> { }) : outcome.run();
        if (run.verdict() == Verdict.FAILED && !isResult(spec, run)) {
            throw new IllegalStateException(key + " failed: " + run.error());
        }
        Files.writeString(file(key), (outcome == null ? RunJson.of(run) : outcome.json()) + "\n");
        return run;
    }

    /** Some orders leave a JVM without TLS; this failure is their result. */
    static boolean isResult(RunSpec spec, Run run) {
        return !spec.order().isEmpty() && run.error().startsWith("TLS failed to start in this JVM");
    }

    private Path file(String key) {
        return folder.resolve(key + ".json");
    }
}
