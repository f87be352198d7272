package greenlab.capacity;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The same users, at the same moments, at three real servers at once: each by another {@link Serving}. */
final class SideBySide {
    private final Map<Serving, Outcome> outcomes = new EnumMap<>(Serving.class);
    private final CountDownLatch ready = new CountDownLatch(Serving.values().length);
    private final Consumer<List<Outcome>> growing;

    private SideBySide(Consumer<List<Outcome>> growing) {
        this.growing = growing;
    }

    /**
     * Runs them; the calling thread waits. If one fails, the others end, too.
     *
     * @param growing is told what came of them so far, again and again, by one thread at a time
     */
    static List<Outcome> run(Scenario scenario, Consumer<List<Outcome>> growing)
            throws IOException, InterruptedException {
        var all = new SideBySide(growing);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var runs = new ExecutorCompletionService<Outcome>(threads);
            Arrays.stream(Serving.values()).forEach(serving -> runs.submit(() -> all.run(scenario, serving)));
            try {
                for (Serving any : Serving.values()) {
                    runs.take().get();
                }
            } catch (ExecutionException failed) {
                throw new IOException(failed.getCause().getMessage(), failed);
            } finally {
                threads.shutdownNow();
            }
        }
        return all.known();
    }

    private Outcome run(Scenario scenario, Serving serving) throws IOException, InterruptedException {
        Outcome outcome = RealRun.run(scenario, serving, this::awaitOthers, soFar -> grow(serving, soFar));
        grow(serving, outcome);
        return outcome;
    }

    private void awaitOthers() throws InterruptedException {
        ready.countDown();
        ready.await();
    }

    private synchronized void grow(Serving serving, Outcome soFar) {
        outcomes.put(serving, soFar);
        growing.accept(known());
    }

    private synchronized List<Outcome> known() {
        return List.copyOf(outcomes.values());
    }
}
