package greenlab.capacity;

import greenlab.capacity.CapacityResult.ResourceUsage;
import greenlab.capacity.Metrics.RequestEvent;
import greenlab.capacity.SmallServer.ServerStatus;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs a scenario in real time: a small server in its own JVM, its users in this one. Scenarios must be small, because
 * both share a machine.
 */
public final class LoadRun {
    private static final int WARM_UPS = 20;

    private final CapacityScenario scenario;
    private final ConcurrencyModel model;
    private final Metrics metrics;
    private LoadGenerator load;
    private ServerStatus first;
    private ServerStatus last;
    private int peakThreads;

    private LoadRun(CapacityScenario scenario, ConcurrencyModel model) {
        this.scenario = scenario;
        this.model = model;
        this.metrics = new Metrics(scenario);
    }

    /** Runs the scenario, and waits for its end. An interrupt ends the server process and all users. */
    public static CapacityResult run(CapacityScenario scenario, ConcurrencyModel model)
            throws IOException, InterruptedException {
        return run(scenario, model, partial -> { });
    }

    /**
     * The same, with a listener for the partial result after each step. The calling thread calls it.
     *
     * @throws IOException if the server's JVM can't be started, or dies
     */
    public static CapacityResult run(CapacityScenario scenario, ConcurrencyModel model,
            Consumer<CapacityResult> listener) throws IOException, InterruptedException {
        return new LoadRun(scenario, model).run(new CountDownLatch(1), listener);
    }

    /**
     * Runs the scenario on all models concurrently, with the same arrivals at the same moments. If one run fails, the
     * others end as well.
     *
     * @param listener receives the partial results after each step, from one thread at a time
     */
    static List<CapacityResult> runAll(CapacityScenario scenario, Consumer<List<CapacityResult>> listener)
            throws IOException, InterruptedException {
        ConcurrencyModel[] models = ConcurrencyModel.values();
        var ready = new CountDownLatch(models.length);
        Map<ConcurrencyModel, CapacityResult> results = new EnumMap<>(ConcurrencyModel.class);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ExecutorCompletionService<Void>(threads);
            for (ConcurrencyModel model : models) {
                Consumer<CapacityResult> update = result -> {
                    synchronized (results) {
                        results.put(model, result);
                        listener.accept(List.copyOf(results.values()));
                    }
                };
                runs.submit(() -> {
                    update.accept(new LoadRun(scenario, model).run(ready, update));
                    return null;
                });
            }
            try {
                for (int i = 0; i < models.length; i++) {
                    runs.take().get();
                }
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause().getMessage(), failed);
            } finally {
                threads.shutdownNow();
            }
        }
        return List.copyOf(results.values());
    }

    /** Users arrive when all servers that share the latch are warm. */
    private CapacityResult run(CountDownLatch ready, Consumer<CapacityResult> listener)
            throws IOException, InterruptedException {
        try (var server = ServerProcess.start(model, scenario, this::update)) {
            LoadGenerator.warmUp(server.port(), WARM_UPS);
            ready.countDown();
            ready.await();
            try (var generator = new LoadGenerator(scenario, server.port(), metrics)) {
                start(generator);
                for (int step = 1; step <= scenario.steps(); step++) {
                    double end = Math.min(scenario.seconds(), step * scenario.step());
                    Thread.sleep(Math.max(0, Math.round((end - generator.now()) * 1000)));
                    listener.accept(metrics.result(model.label(), step, null));
                }
            }
            if (!server.isAlive()) {
                throw new IOException("the small server's JVM died during the run: " + server.lastLine());
            }
            return metrics.result(model.label(), usage());
        }
    }

    private synchronized void start(LoadGenerator generator) {
        load = generator;
        load.start();
    }

    /** Called by the thread that reads the server's output. */
    private synchronized void update(ServerStatus now) {
        if (load != null) {
            double t = load.now();
            metrics.state(t, now.busy(), now.queued());
            metrics.add(t, RequestEvent.FINISHED, last == null ? now.finished() : now.finished() - last.finished());
            peakThreads = Math.max(peakThreads, now.threads());
            first = first == null ? now : first;
            last = now;
        }
    }

    private synchronized ResourceUsage usage() {
        return last == null ? new ResourceUsage(0, 0)
            : new ResourceUsage(peakThreads, (last.cpuMillis() - first.cpuMillis()) / 1000.0);
    }
}
