package greenlab.capacity;

import com.google.gson.Gson;
import greenlab.capacity.CapacityResult.ResourceUsage;
import greenlab.capacity.Metrics.RequestEvent;
import greenlab.capacity.SmallServer.ServerStatus;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs a scenario in real time: a small server in its own JVM, its users in this one. Scenarios must be small, because
 * both share a machine.
 */
public final class LoadRun {
    /** What greenlets and their patches need, and few threads of the JVM's own; the same for all three models. */
    private static final List<String> FLAGS = List.of(
        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Djdk.attach.allowAttachSelf=true", "-XX:+EnableDynamicAgentLoading",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Gson GSON = new Gson();

    private final ConcurrencyModel model;
    private final Metrics metrics;
    private final LoadGenerator load;
    private final ChildJvm server;
    private ServerStatus first;
    private ServerStatus last;

    private LoadRun(CapacityScenario scenario, ConcurrencyModel model) throws IOException {
        this.model = model;
        this.metrics = new Metrics(scenario);
        this.load = new LoadGenerator(scenario, metrics);
        List<String> command = new ArrayList<>(List.of(ChildJvm.java()));
        command.addAll(FLAGS);
        // JSON with single quotes, which Windows keeps
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), SmallServer.class.getName(), model.name(),
            GSON.toJson(scenario).replace('"', '\'')));
        this.server = ChildJvm.start(command);
    }

    /** Runs the scenario, and waits for its end. An interrupt ends the server process and all users. */
    public static CapacityResult run(CapacityScenario scenario, ConcurrencyModel model)
            throws IOException, InterruptedException {
        return runAll(scenario, List.of(model), partial -> { }).getFirst();
    }

    /**
     * Runs the scenario on several models concurrently, with the same arrivals at the same moments.
     *
     * @param listener receives the partial results after each step, on the calling thread
     * @throws IOException if a server's JVM can't be started, or dies
     */
    static List<CapacityResult> runAll(CapacityScenario scenario, List<ConcurrencyModel> models,
            Consumer<List<CapacityResult>> listener) throws IOException, InterruptedException {
        List<LoadRun> runs = new ArrayList<>();
        try {
            for (ConcurrencyModel model : models) {
                runs.add(new LoadRun(scenario, model));
            }
            for (LoadRun run : runs) {
                run.warmUp();
            }
            runs.forEach(run -> run.load.start(run.last.port()));
            List<CapacityResult> results = List.of();
            for (int step = 1; step <= scenario.steps(); step++) {
                double end = Math.min(scenario.seconds(), step * scenario.step());
                Thread.sleep(Math.max(0, Math.round((end - runs.getFirst().load.now()) * 1000)));
                results = new ArrayList<>();
                for (LoadRun run : runs) {
                    run.update(end - scenario.step() / 2);
                    results.add(run.metrics.result(run.model.label(), step, run.usage()));
                }
                listener.accept(results);
            }
            return results;
        } finally {
            runs.forEach(LoadRun::close);
        }
    }

    /** Waits for the server's first status, which has its port, and sends some requests. */
    private void warmUp() throws IOException, InterruptedException {
        while (last == null) {
            last = status(server.nextLine(Long.MAX_VALUE));
        }
        load.warmUp(last.port());
        update(0);
        first = last;
    }

    /** Reads what the server has reported since the last call, and records it at {@code t}. */
    private void update(double t) throws IOException, InterruptedException {
        for (String line = server.nextLine(0); line != null; line = server.nextLine(0)) {
            ServerStatus now = status(line);
            metrics.state(t, now.busy(), now.queued());
            metrics.add(t, RequestEvent.FINISHED, now.finished() - last.finished());
            last = now;
        }
    }

    /** The status in a line of the server's output, or the last one if the line is something else. */
    private ServerStatus status(String line) throws IOException, InterruptedException {
        if (line == ChildJvm.END) {
            throw new IOException("the small server's JVM " + server.causeOfDeath());
        }
        return line.startsWith("{") ? GSON.fromJson(line, ServerStatus.class) : last;
    }

    private ResourceUsage usage() {
        return new ResourceUsage(last.threads(), (last.cpuMillis() - first.cpuMillis()) / 1000.0);
    }

    /** Ends all users and the server. */
    private void close() {
        load.close();
        server.close();
    }
}
