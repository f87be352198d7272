package greenlab.fetch;

import greenlab.timeline.Event;
import greenlab.timeline.Recorder;
import greenlab.timeline.Run;
import greenlab.monitor.BlockEvents;
import greenlab.monitor.BlockingMonitor;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Carries out one {@link Plan} in this JVM: prepares it, warms up with one fetch, then runs the clock. What it patches
 * stays patched, so one JVM is good for one plan.
 */
public final class FetchProgram {
    private static final double PATIENCE_SECONDS = 10;

    private final Plan plan;
    private final Preparation preparation;
    private final Consumer<Event> listener;
    private final Recorder recorder;
    private final String runId = UUID.randomUUID().toString();
    private long start;

    /**
     * @param listener is told of each event when it happens: from the threads that fetch, so it must be quick, and from
     *     the watch's thread
     */
    public FetchProgram(Plan plan, Consumer<Event> listener) {
        this(plan, Preparation::usual, listener);
    }

    FetchProgram(Plan plan, Preparation preparation, Consumer<Event> listener) {
        this.plan = plan;
        this.preparation = preparation;
        this.listener = listener;
        this.recorder = plan.recorder();
    }

    /** Runs the plan on the calling thread. A run in which fetches fail, or the first contact does, is a failed run. */
    public Run run() throws IOException, InterruptedException {
        try (FetchRuntime runtime = FetchRuntime.named(plan.runtime(), plan.carriers())) {
            return run(runtime);
        }
    }

    private Run run(FetchRuntime runtime) throws IOException, InterruptedException {
        NotedSockets sockets;
        try {
            sockets = preparation.prepare(plan);
        } catch (IOException | LinkageError noContact) {
            return recorder.broken(Trouble.inOneLine(noContact, plan.target().warmUp(), readMillis()));
        }
        String refused = warmUp(runtime);
        if (refused != null) {
            return recorder.broken(refused);
        }
        timed(runtime);
        return recorder.finished(seconds(), PeakInFlight.of(plan.target(), runId), sockets.seen());
    }

    /** Makes contact on the chosen runtime; returns what went wrong, or null. */
    private String warmUp(FetchRuntime runtime) throws IOException, InterruptedException {
        var reason = new AtomicReference<String>();
        runtime.run(List.of(new Fetch(0, plan.target().warmUp(), readMillis(), new Fetch.Log() {
            @Override
            public void happened(int fetch, Event.What what) {
                // not part of the run
            }

            @Override
            public void failed(int fetch, String why) {
                reason.set(why);
            }
        })));
        return reason.get();
    }

    private void timed(FetchRuntime runtime) throws IOException, InterruptedException {
        var log = new Fetch.Log() {
            @Override
            public void happened(int fetch, Event.What what) {
                tell(Event.of(now(), fetch, what));
            }

            @Override
            public void failed(int fetch, String why) {
                tell(Event.failed(now(), fetch, why));
            }
        };
        List<Fetch> fetches = IntStream.rangeClosed(1, plan.n())
            .mapToObj(i -> new Fetch(i, plan.target().of(runId), readMillis(), log)).toList();
        try (TimedPart part = TimedPart.begin()) {
            start = System.nanoTime();
            watched(runtime, fetches);
        }
    }

    private void watched(FetchRuntime runtime, List<Fetch> fetches) throws IOException, InterruptedException {
        try (BlockingMonitor watch = BlockingMonitor.over(runtime.stays(), blocksOf(runtime))) {
            runtime.run(fetches);
        }
    }

    private BlockEvents blocksOf(FetchRuntime runtime) {
        return new BlockEvents(start, who -> {
            Fetch fetch = runtime.fetchOf(who);
            return fetch == null ? 0 : fetch.number();
        }, this::tell);
    }

    private void tell(Event event) {
        recorder.add(event);
        listener.accept(event);
    }

    private double now() {
        return (System.nanoTime() - start) / 1e9;
    }

    private double seconds() {
        List<Event> events = recorder.soFar().events();
        double first = events.stream().filter(e -> e.what() == Event.What.OPEN).mapToDouble(Event::t).min().orElse(0);
        double last = events.stream().filter(e -> e.what() == Event.What.DONE || e.what() == Event.What.FAILED)
            .mapToDouble(Event::t).max().orElse(first);
        return last - first;
    }

    private int readMillis() {
        return (int) ((plan.target().delay() + PATIENCE_SECONDS) * 1000);
    }
}
