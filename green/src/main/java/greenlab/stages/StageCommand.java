package greenlab.stages;

import greenlab.fetch.Cli;
import greenlab.fetch.OwnServer;
import greenlab.fetch.Proto;
import greenlab.fetch.RunOptions;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.SaveOption;
import greenlab.fetch.Terminal;
import greenlab.timeline.Json;
import greenlab.timeline.Run;
import greenlab.timeline.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stage}: runs stages, each cell of the status table in a JVM of its own, one after the other. */
@Command(name = "stage", sortOptions = false,
    description = "Runs the stages of the story on Java 21 and 25: the same ten fetches, one second or ten.",
    footer = {"", "Example: the stage that is slow on one Java and fast on the other, with its timelines:",
        "  jbang stage 3 --trace", "Who kept the thread, by a flight recorder in the stage's JVM:",
        "  jbang stage 2 --java 25 --profile"})
public final class StageCommand implements Callable<Integer> {
    private static final List<String> JAVAS = List.of("21", "25");

    private final OwnServer.Starter delayServer;
    private final List<Run> runs = new ArrayList<>();
    private final Map<Run, Profile> profiles = new IdentityHashMap<>();

    @Spec
    private CommandSpec spec;

    private List<Stage> stages;
    private List<String> javas = JAVAS;

    @Option(names = "--runtime", paramLabel = "RUNTIME", defaultValue = "green",
        description = "green or virtual; serial and threads run too (default: ${DEFAULT-VALUE}).")
    private RuntimeName runtime;

    @Option(names = "--proto", paramLabel = "PROTO", defaultValue = "https",
        description = "https or http (default: ${DEFAULT-VALUE}).")
    private Proto proto;

    @Option(names = "--patch", paramLabel = "HOW", defaultValue = "full",
        description = "Stage 4's patch: full, partial or none (default: ${DEFAULT-VALUE}).")
    private Patch patch;

    @Mixin
    private RunOptions options;

    @Mixin
    private SaveOption saved;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** @param delayServer starts the server that the stages fetch from */
    public StageCommand(OwnServer.Starter delayServer) {
        this.delayServer = delayServer;
    }

    /** For completion. */
    private static final class Words extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        private Words() {
            super(List.of("0", "1", "2", "3", "4", "all"));
        }
    }

    @Parameters(paramLabel = "STAGE", completionCandidates = Words.class, description = "0 to 4, or all.")
    void setStages(String which) {
        if (!which.matches("[0-4]|all")) {
            throw new ParameterException(spec.commandLine(), "there is no stage '" + which + "': it is 0 to 4, or all");
        }
        stages = which.equals("all") ? List.of(Stage.values()) : List.of(Stage.number(Integer.parseInt(which)));
    }

    @Option(names = "--java", paramLabel = "VERSION",
        description = "21 or 25 (default: both); 21* is a 25 made to pin as 21 does, as where there is no 21.")
    void setJava(String version) {
        if (!version.matches("21\\*?|25")) {
            throw new ParameterException(spec.commandLine(), "--java " + version + ": the stages run on 21 and 25");
        }
        javas = List.of(version);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        saved.check();
        House house = House.find();
        Boxes boxes = new Boxes(house, line -> System.err.println("stage: " + line));
        List<Box> columns = new ArrayList<>();
        for (String java : javas) {
            columns.add(boxes.of(java));
        }
        StageReport report = new StageReport(stages.stream().map(Stage::number).toList(),
            columns.stream().map(Box::label).toList(), profiles);
        try (OwnServer server = delayServer.start(); LiveView view = new LiveView(Terminal.ofThisProcess(), System.err)) {
            runAll(house, columns, server, growing -> view.draw(soFar(report, growing), growing));
        }
        saved.save(Json.of(runs));
        boolean json = options.report().json();
        System.out.println(json ? Json.of(runs) : report.text(runs, options.report(), Ansi.AUTO.enabled()));
        return exitCode();
    }

    private int exitCode() {
        List<Run> failed = runs.stream().filter(run -> run.verdict() == Verdict.FAILED).toList();
        failed.forEach(run -> System.err.println(
            "stage: stage " + run.stage() + " on Java " + run.javaLabel() + " failed: " + run.error()));
        return failed.isEmpty() ? Cli.DONE : Cli.FAILED;
    }

    private void runAll(House house, List<Box> columns, OwnServer server, Consumer<Run> growing)
            throws IOException, InterruptedException {
        for (Stage stage : stages) {
            for (Box box : columns) {
                Trial trial = new Trial(stage, box, runtime, server.address(proto.name()), server.truststore(),
                    options.n(), options.delay(), patch);
                runs.add(run(house, trial, growing));
            }
        }
    }

    private Run run(House house, Trial trial, Consumer<Run> growing) throws IOException, InterruptedException {
        if (!options.report().profile()) {
            return StageProcess.run(house, trial, growing);
        }
        Profile profile = StageProcess.profile(house, trial, growing);
        profiles.put(profile.run(), profile);
        return profile.run();
    }

    /** The table, with the run that goes on; none where that run is all there is to be. */
    private List<String> soFar(StageReport report, Run growing) {
        List<Run> all = new ArrayList<>(runs);
        all.add(growing);
        boolean single = stages.size() * javas.size() == 1;
        return single ? List.of() : report.table(all).text(true);
    }
}
