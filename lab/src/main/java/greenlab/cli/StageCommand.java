package greenlab.cli;

import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.render.StatusTable;
import greenlab.render.Terminal;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.stages.Profile;
import greenlab.stages.StageRunner;
import greenlab.stages.TargetJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stage}: runs stages serially, each cell of the status table in a JVM of its own. */
@Command(name = "stage", sortOptions = false,
    description = "Runs the stages of the story on Java 21 and 25: the same ten fetches, one second or ten.",
    footer = {"", "Example: the stage that is slow on one Java and fast on the other, with its timelines:",
        "  jbang stage 3 --trace", "What blocked the thread, by a flight recorder in the stage's JVM:",
        "  jbang stage 2 --java 25 --profile"})
public final class StageCommand implements Subcommand {
    private final List<Run> runs = new ArrayList<>();
    private final Map<Run, String> profiles = new IdentityHashMap<>();

    @Spec
    private CommandSpec command;

    private List<Integer> stages;

    @Option(names = "--java", paramLabel = "VERSION", split = ",", defaultValue = "21,25",
        description = "21, 25 or later, or several: a column each, if there is such a JDK (default: "
            + "${DEFAULT-VALUE}); 21* is a later JDK that pins as 21 does.")
    private List<String> javas;

    @Option(names = "--runtime", paramLabel = "RUNTIME",
        description = "serial, threads, green or virtual (default: green, and virtual for stage 5).")
    private RuntimeName runtime;

    @Mixin
    private CarriersOption carriers;

    @Option(names = "--proto", paramLabel = "PROTO", defaultValue = "https",
        description = "https or http (default: ${DEFAULT-VALUE}).")
    private Proto proto;

    @Option(names = "--patch", paramLabel = "HOW", defaultValue = "full",
        description = "Scope of stage 4's patch: full, partial or none (default: ${DEFAULT-VALUE}).")
    private PatchScope patch;

    @Mixin
    private RunOptions options;

    /** For completion. */
    private static final class StageNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("0", "1", "2", "3", "4", "5", "all").iterator();
        }
    }

    @Parameters(paramLabel = "STAGE", completionCandidates = StageNames.class, description = "0 to 5, or all.")
    void setStages(String which) {
        if (!which.matches("[0-5]|all")) {
            throw new ParameterException(command.commandLine(),
                "unknown stage '" + which + "'; expected 0 to 5, or all");
        }
        stages = which.equals("all") ? StatusTable.STAGES : List.of(Integer.parseInt(which));
    }

    /** The version, if stages run on it. */
    static String javaOf(CommandSpec command, String version) {
        if (!TargetJvm.isJava(version)) {
            throw new ParameterException(command.commandLine(),
                "--java must be 21, 21*, 25 or later, was '" + version + "'");
        }
        return version;
    }

    @Override
    public Integer call() throws StartupException, IOException, InterruptedException {
        options.check();
        carriers.check();
        javas.forEach(java -> javaOf(command, java));
        Checkout checkout = Checkout.find();
        try (DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()));
                Terminal view = Terminal.ofThisProcess()) {
            StageRunner runner = new StageRunner(checkout, server,
                line -> System.err.println("stage: " + line));
            List<TargetJvm> columns = columns(runner);
            StatusTable table = StatusTable.of(runs, stages, columns.stream().map(TargetJvm::label).toList());
            runAll(runner, columns, run -> view.draw(above(table, run), run));
            view.close();
            options.save(RunJson.of(runs));
            System.out.println(options.report.json ? RunJson.of(runs)
                : options.report.text(table.with(runs), profiles));
        }
        List<Run> failed = runs.stream().filter(run -> run.verdict() == Verdict.FAILED).toList();
        failed.forEach(run -> System.err.println(
            "stage: stage " + run.stage() + " on Java " + run.javaLabel() + " failed: " + run.error()));
        return failed.isEmpty() ? Cli.SUCCESS : Cli.FAILURE;
    }

    /** The JDKs that there are; a line for each one that isn't. */
    private List<TargetJvm> columns(StageRunner runner) {
        Map<String, TargetJvm> columns = new LinkedHashMap<>();
        for (String java : javas) {
            try {
                TargetJvm jvm = runner.jvm(java);
                columns.putIfAbsent(jvm.label(), jvm);
            } catch (IllegalStateException missing) {
                if (javas.size() == 1) {
                    throw missing;
                }
                System.err.println("stage: " + missing.getMessage());
            }
        }
        if (columns.isEmpty()) {
            throw new Cli.Failure("none of these JDKs found: " + String.join(", ", javas));
        }
        return List.copyOf(columns.values());
    }

    private void runAll(StageRunner runner, List<TargetJvm> columns, Consumer<Run> progress)
            throws IOException, InterruptedException {
        for (int stage : stages) {
            for (TargetJvm jvm : columns) {
                RunSpec spec = RunSpec.ofStage(stage, "" + jvm.java(), runtime(stage), proto, options.n, options.delay)
                    .withCarriers(carriers.count).withPatch(patch).on("" + jvm.java(), jvm.emulated());
                runs.add(run(runner, spec, progress));
            }
        }
    }

    /** Greenlets share one thread, which can't hang as stage 5 does. */
    private RuntimeName runtime(int stage) {
        return runtime != null ? runtime : stage == 5 ? RuntimeName.VIRTUAL : RuntimeName.GREEN;
    }

    private Run run(StageRunner runner, RunSpec spec, Consumer<Run> progress)
            throws IOException, InterruptedException {
        if (!options.report.profile) {
            return runner.run(spec, progress);
        }
        Profile profile = runner.profile(spec, progress);
        profiles.put(profile.run(), profile.text());
        return profile.run();
    }

    /** The table with the run in progress; none if that is the only run. */
    private List<String> above(StatusTable table, Run current) {
        List<Run> all = new ArrayList<>(runs);
        all.add(current);
        return stages.size() * javas.size() == 1 ? List.of() : table.with(all).text(true);
    }
}
