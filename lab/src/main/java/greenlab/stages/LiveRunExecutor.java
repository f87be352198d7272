package greenlab.stages;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.render.RunSummary;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.server.live.RunExecutor;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries out the server's live runs: stages and orders of this checkout, drawn as SVG.
 *
 * @param checkout has the scripts of the stages
 * @param runner runs them against the server
 */
public record LiveRunExecutor(Checkout checkout, StageRunner runner) implements RunExecutor {

    /** For the server's configuration. */
    public static RunExecutor.Factory in(Checkout checkout) {
        return (http, https, truststore) -> new LiveRunExecutor(checkout,
            new StageRunner(checkout, http, https, truststore, line -> System.err.println("live run: " + line)));
    }

    @Override
    public JsonObject run(RunSpec spec, Consumer<JsonObject> progress) throws IOException, InterruptedException {
        Consumer<String> phases = phase -> progress.accept(of(phase));
        Consumer<Run> drawing = run -> {
            if (run.verdict() == Verdict.RUNNING && !run.events().isEmpty()) {
                progress.accept(json(run));
            }
        };
        RunProcess.Finished finished = runner.finished(spec, List.of(), drawing, phases);
        JsonObject data = json(finished.run());
        if (!spec.order().isEmpty()) {
            data.addProperty("stack", StageRunner.outcome(spec, finished).stack());
        }
        return data;
    }

    @Override
    public void resolve() throws IOException {
        for (StageScript script : StageScript.all(checkout).reversed()) { // stage 0 has most, and is rarely run
            if (!script.words("DEPS").isEmpty()) {
                script.jars(checkout);
            }
        }
    }

    /** Runs one short fetch on each Java. */
    @Override
    public void warmUp() throws IOException, InterruptedException {
        for (String java : List.of("21", "25")) {
            runner.run(RunSpec.ofStage(3, java, RuntimeName.GREEN, Proto.https, 1, 0.001), run -> { });
        }
    }

    private static JsonObject of(String phase) {
        JsonObject data = new JsonObject();
        data.addProperty("phase", phase);
        return data;
    }

    @Override
    public Object stages() throws IOException {
        return StageScript.all(checkout).stream().filter(script -> !script.stage().equals("order"))
            .sorted(Comparator.comparing(StageScript::stage)).map(Listed::of).toList();
    }

    /** A stage as clients see it: its number, and the script's path in the folder of the scripts. */
    private record Listed(int stage, String java, String script, List<String> header) {
        static Listed of(StageScript script) {
            return new Listed(Integer.parseInt(script.stage()), script.java(),
                script.script().replaceFirst("^jbang-scripts/", ""), script.header());
        }
    }

    private static JsonObject json(Run run) {
        JsonObject data = of(run.verdict() == Verdict.RUNNING ? "Running" : "Done");
        data.addProperty("svg", SvgTimeline.of(run));
        data.addProperty("story", RunSummary.story(run));
        if (run.verdict() != Verdict.RUNNING) {
            data.add("run", JsonParser.parseString(RunJson.line(run)));
        }
        return data;
    }
}
