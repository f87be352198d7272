package greenlab.slides;

import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Step;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import greenlab.stages.StageRunner;
import greenlab.stepper.HubSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Records all runs of the deck anew, in {@code slides/runs}, with the machine, the date and the commit of the code that
 * they show: {@code slides --record}. Takes some minutes.
 */
final class DeckRecorder {
    private static final double DELAY = 1;
    private static final int N = 10;

    private final Path folder;
    private final StageRunner runner;

    private DeckRecorder(Path folder, StageRunner runner) {
        this.folder = folder;
        this.runner = runner;
    }

    /** @throws IllegalStateException with one line, if a run fails or there is no JDK 21 */
    static void record(Checkout checkout) throws StartupException, IOException, InterruptedException {
        try (DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()))) {
            var recorder = new DeckRecorder(checkout.root().resolve("slides/runs"),
                new StageRunner(checkout, server, System.err::println));
            recorder.recordStages();
            recorder.recordOrders();
            Files.writeString(recorder.folder.resolve(Recorded.HUB_STEPS),
                HubSteps.record(checkout, server.http()).json());
        }
        String commit = Tool.output("git", "-C", checkout.root(), "rev-parse", "HEAD").output().strip();
        Files.writeString(checkout.root().resolve("slides/runs").resolve(Recorded.PLACE), """
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

    private void recordStages() throws IOException, InterruptedException {
        for (RuntimeName runtime : List.of(RuntimeName.GREEN, RuntimeName.VIRTUAL)) {
            var stages = new ArrayList<RunSpec>();
            for (int stage = 0; stage <= 4; stage++) {
                stages.add(spec(stage, "21", runtime, N));
                stages.add(spec(stage, "25", runtime, N));
            }
            save("stages-" + runtime, stages);
        }
        for (int n : List.of(3, 5, N)) {
            save("serial-" + n, List.of(spec(1, "25", RuntimeName.SERIAL, n)));
            save("fast-" + n, List.of(spec(1, "25", RuntimeName.GREEN, n)));
            save("slow-" + n, List.of(spec(2, "25", RuntimeName.GREEN, n)));
        }
        save("partial", List.of(spec(4, "21", RuntimeName.GREEN, N).withPatch(PatchScope.PARTIAL)));
    }

    private void recordOrders() throws IOException, InterruptedException {
        save("order-patch-first", List.of(order("patch client provider engine")));
        save("order-patch-late", List.of(order("client patch provider engine")));
        save("order-twice", List.of(order("patch provider client engine")));
    }

    private static RunSpec spec(int stage, String java, RuntimeName runtime, int n) {
        return RunSpec.ofStage(stage, java, runtime, Proto.https, n, DELAY);
    }

    private static RunSpec order(String steps) {
        return RunSpec.ofOrder(Step.order(steps), "25", N, DELAY);
    }

    private void save(String name, List<RunSpec> specs) throws IOException, InterruptedException {
        System.err.println("recording " + name);
        var runs = new ArrayList<Run>();
        for (RunSpec spec : specs) {
            Run run = spec.order().isEmpty() ? runner.run(spec, progress -> { })
                : runner.order(spec, progress -> { }).run();
            if (run.verdict() == Verdict.FAILED) {
                throw new IllegalStateException(name + " failed: " + run.error());
            }
            runs.add(run);
        }
        Files.writeString(folder.resolve(name + ".json"), RunJson.of(runs) + "\n");
    }
}
