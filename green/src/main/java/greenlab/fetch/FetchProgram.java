package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import jdk.jfr.FlightRecorder;

/**
 * Carries out one {@link FetchJob} in this JVM: prepares it, warms up with one fetch, then runs the clock. Patches are
 * not undone, so a JVM is good for one job.
 */
final class FetchProgram {
    private static final double EXTRA_READ_SECONDS = 10;

    private final FetchJob job;
    private final JvmSetup setup;
    private final Consumer<Event> listener;
    private final Target target;
    /** Unique among the runs of a server. A UUID would load the JDK's random numbers, which http doesn't need. */
    private final String runId = ProcessHandle.current().pid() + "-" + System.nanoTime();
    private final DoubleAccumulator first = new DoubleAccumulator(Math::min, Double.MAX_VALUE);
    private final DoubleAccumulator last = new DoubleAccumulator(Math::max, 0);
    private long start;

    /** @param listener receives each event as it happens, on the fetching threads and the monitor's; must not block */
    FetchProgram(FetchJob job, Consumer<Event> listener) {
        this.job = job;
        this.setup = new JvmSetup(job);
        this.listener = listener;
        this.target = job.target();
    }

    /** Runs the job on the calling thread. A failed setup or warm-up is a result, not an exception. */
    FetchResult run() throws IOException, InterruptedException {
        try (FetchRuntime runtime = FetchRuntime.named(job.spec().runtime(), job.spec().carriers())) {
            return run(runtime);
        }
    }

    /** What the fetches of an order used. Call it after {@link #run}. */
    SocketReport sockets() {
        return setup.sockets();
    }

    private FetchResult run(FetchRuntime runtime) throws IOException, InterruptedException {
        try {
            setup.prepare();
        } catch (IOException | LinkageError failure) {
            return FetchResult.failed(FetchErrors.inOneLine(failure, target.warmUp(), readMillis()));
        }
        String failure = warmUp(runtime);
        if (failure != null) {
            return FetchResult.failed(failure);
        }
        timed(runtime);
        return new FetchResult(Math.max(0, last.get() - first.get()), PeakInFlight.of(target, runId), setup.tls(),
            null);
    }

    /** Fetches once on the chosen runtime, so that classes are loaded and TLS works; returns the error, or null. */
    private String warmUp(FetchRuntime runtime) throws IOException, InterruptedException {
        var error = new AtomicReference<String>();
        runtime.run(List.of(new Fetch(0, target.warmUp(), readMillis(), (fetch, what, reason) -> error.set(reason))));
        return error.get();
    }

    private void timed(FetchRuntime runtime) throws IOException, InterruptedException {
        URI uri = target.of(runId);
        List<Fetch> fetches = IntStream.rangeClosed(1, job.spec().n())
            .mapToObj(i -> new Fetch(i, uri, readMillis(), this::happened)).toList();
        try (TimedPart part = FlightRecorder.isInitialized() ? new TimedPart() : null) {
            start = System.nanoTime();
            monitored(runtime, fetches);
        }
    }

    private void happened(int fetch, Event.What what, String reason) {
        double t = (System.nanoTime() - start) / 1e9;
        (what == Event.What.OPEN ? first : last).accumulate(t);
        listener.accept(new Event(t, fetch, what, null, null, reason));
    }

    private void monitored(FetchRuntime runtime, List<Fetch> fetches) throws IOException, InterruptedException {
        try (BlockingMonitor monitor = BlockingMonitor.live(runtime, block -> {
                Fetch fetch = runtime.fetchOf(block.runner());
                if (fetch != null) {
                    listener.accept(Event.blocked(block, fetch.number(), start));
                }
            })) {
            runtime.run(fetches);
        }
    }

    private int readMillis() {
        return (int) ((target.delay() + EXTRA_READ_SECONDS) * 1000);
    }
}
