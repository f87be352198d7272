package greenlab.stages;

import greenlab.fetch.Cli;
import greenlab.fetch.OwnServer;
import greenlab.fetch.Proto;
import greenlab.fetch.RunOptions;
import greenlab.fetch.RunReport;
import greenlab.fetch.RuntimeName;
import greenlab.timeline.Json;
import greenlab.timeline.Run;
import greenlab.timeline.StatusTable;
import greenlab.timeline.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        "  jbang stage 3 --trace"})
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

    @Option(names = "--save", paramLabel = "FILE", description = "Save the runs as JSON.")
    private Path save;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    /** @param delayServer starts the server that the stages fetch from */
    public StageCommand(OwnServer.Starter delayServer) {
        this.delayServer = delayServer;
    }

    @Parameters(paramLabel = "STAGE", description = "0 to 4, or all.")
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
        if (save != null) {
            Files.writeString(save, Json.of(runs) + "\n");   // better refused now than after a minute of runs
        }
        House house = House.find();
        Boxes boxes = new Boxes(house, line -> System.err.println("stage: " + line));
        List<Box> columns = new ArrayList<>();
        for (String java : javas) {
            columns.add(boxes.of(java));
        }
        try (OwnServer server = delayServer.start()) {
            runAll(house, columns, server);
        }
        if (save != null) {
            Files.writeString(save, Json.of(runs) + "\n");
        }
        System.out.println(options.json() ? Json.of(runs) : report(columns));
        return exitCode();
    }

    private int exitCode() {
        List<Run> failed = runs.stream().filter(run -> run.verdict() == Verdict.FAILED).toList();
        failed.forEach(run -> System.err.println(
            "stage: stage " + run.stage() + " on Java " + run.javaLabel() + " failed: " + run.error()));
        return failed.isEmpty() ? Cli.DONE : Cli.FAILED;
    }

    private void runAll(House house, List<Box> columns, OwnServer server) throws IOException, InterruptedException {
        LiveTable live = Ansi.AUTO.enabled() ? new LiveTable(System.err) : null;
        for (Stage stage : stages) {
            for (Box box : columns) {
                Trial trial = new Trial(stage, box, runtime, server.address(proto.name()), server.truststore(),
                    options.n(), options.delay(), patch);
                runs.add(run(house, trial, run -> draw(live, columns, run)));
            }
        }
        if (live != null) {
            live.erase();
        }
    }

    private Run run(House house, Trial trial, Consumer<Run> growing) throws IOException, InterruptedException {
        if (!options.profile()) {
            return StageProcess.run(house, trial, growing);
        }
        Profile profile = StageProcess.profile(house, trial, growing);
        profiles.put(profile.run(), profile);
        return profile.run();
    }

    private void draw(LiveTable live, List<Box> columns, Run growing) {
        if (live != null) {
            List<Run> all = new ArrayList<>(runs);
            all.add(growing);
            live.draw(table(all, columns));
        }
    }

    private StatusTable table(List<Run> known, List<Box> columns) {
        return StatusTable.of(known, stages.stream().map(Stage::number).toList(),
            columns.stream().map(Box::label).toList());
    }

    private String inDetail(Run run) {
        return options.profile() ? RunReport.of(run, options, profiles.get(run).text()) : RunReport.of(run, options);
    }

    private String report(List<Box> columns) {
        List<String> parts = new ArrayList<>();
        boolean inDetail = stages.size() == 1 || options.trace() || options.profile() || options.socketClass();
        if (inDetail) {
            runs.forEach(run -> parts.add(inDetail(run) + "\n"));
        }
        if (runs.size() > 1) {
            parts.add(String.join("\n", table(runs, columns).text(Ansi.AUTO.enabled())));
        }
        return String.join("\n", parts).stripTrailing();
    }
}
