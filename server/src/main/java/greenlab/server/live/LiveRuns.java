package greenlab.server.live;

import greenlab.fetch.RunSpec;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The queue of live runs. One is running, a few wait, more are rejected: concurrent runs would slow each other down,
 * and it would show in the measurements.
 */
public final class LiveRuns implements AutoCloseable {
    /** The number of runs that can wait. */
    public static final int WAITING = 4;
    /** How long a run continues without a reader, and how often that is checked. */
    private static final Duration IDLE_TIME = Duration.ofSeconds(5);
    private static final Duration CHECK = Duration.ofMillis(500);
    /** The number of runs whose state is kept; more than those that haven't ended. */
    private static final int REMEMBERED = 25;
    /** More clients than can be connected. */
    private static final int READERS = Integer.MAX_VALUE;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);
    /** The first page is shown before the warm-up begins. */
    private static final Duration WARM_UP_AFTER = Duration.ofSeconds(2);

    private final RunExecutor executor;
    private final Map<String, LiveRun> runs = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, LiveRun> eldest) {
            return size() > REMEMBERED;
        }
    });
    private final ThreadPoolExecutor worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("live-run").factory());
    private final ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("live-runs-timer").factory());
    /** Whether a run was requested: the rest of the warm-up is skipped. Resolving continues; the run needs it, too. */
    private volatile boolean requested;
    private volatile boolean warming;
    /** One permit for each client that follows a run. */
    private final Semaphore readers = new Semaphore(READERS);
    private final Thread warmUp = Thread.ofPlatform().daemon().name("live-runs-warm-up").unstarted(this::warmUp);

    /** Starts the queue, and the warm-up in the background. */
    public LiveRuns(RunExecutor executor) {
        this.executor = executor;
        timer.scheduleWithFixedDelay(() -> all().forEach(run -> run.stopUnlessReadWithin(IDLE_TIME)),
            CHECK.toMillis(), CHECK.toMillis(), TimeUnit.MILLISECONDS);
        warmUp.start();
    }

    private void warmUp() {
        try {
            Thread.sleep(WARM_UP_AFTER);
            executor.resolve();
            warming = true;
            if (!requested) {
                executor.warmUp();
            }
        } catch (IOException | IllegalStateException e) {
            // The first run that needs it fails in the same way, and reports it.
        } catch (InterruptedException e) {
            // A run is more important, or the server is closing.
        }
    }

    /** The executor of the runs. */
    public RunExecutor executor() {
        return executor;
    }

    /** Adds a run to the queue; empty if it is full. */
    public Optional<LiveRun> add(RunSpec spec) {
        requested = true;
        if (warming) {
            warmUp.interrupt();
        }
        var run = new LiveRun(UUID.randomUUID().toString(), spec, executor, worker.getQueue());
        try {
            worker.execute(run);
        } catch (RejectedExecutionException fullOrClosed) {
            return Optional.empty();
        }
        runs.put(run.id(), run);
        return Optional.of(run);
    }

    /** Take a permit before sending messages to a client; release it after the last. {@link #close} waits for it. */
    public Semaphore readers() {
        return readers;
    }

    /** A run that hasn't ended, or one that ended recently. */
    public Optional<LiveRun> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    private List<LiveRun> all() {
        synchronized (runs) {
            return List.copyOf(runs.values());
        }
    }

    /** Stops all runs; returns when the JVM of the running one has ended, and its readers have the last message. */
    @Override
    public void close() {
        timer.shutdownNow();
        warmUp.interrupt();
        worker.shutdown();
        all().forEach(LiveRun::stop);
        try {
            worker.awaitTermination(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            warmUp.join(STOP_TIMEOUT);
            if (readers.tryAcquire(READERS, STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                readers.release(READERS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
