package greenlab.server.live;

import greenlab.fetch.RunSpec;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The queue of live runs. The first one is running, a few wait, more are rejected: concurrent runs would slow each
 * other down, and it would show in the measurements.
 */
public final class LiveRuns implements AutoCloseable {
    /** The number of runs that can wait. */
    public static final int WAITING = 4;
    /** How long a run continues without listeners. */
    static final Duration IDLE_TIME = Duration.ofSeconds(5);
    /** The number of ended runs whose last message is kept. */
    private static final int REMEMBERED = 20;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(2);

    private final RunExecutor executor;
    private final SecureRandom random = new SecureRandom();
    private final Deque<LiveRun> queue = new ArrayDeque<>();
    private final Map<String, LiveRun> over = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("live-runs-timer").factory());
    private boolean closed;

    public LiveRuns(RunExecutor executor) {
        this.executor = executor;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** What carries out the runs. */
    public RunExecutor executor() {
        return executor;
    }

    /** Adds a run to the queue; empty if it is full. */
    public synchronized Optional<LiveRun> add(RunSpec spec) {
        if (closed || queue.size() > WAITING) {
            return Optional.empty();
        }
        var run = new LiveRun(newId(), spec, this);
        queue.add(run);
        run.publish(Message.waiting(queue.size() - 1));
        advance();
        return Optional.of(run);
    }

    /** A queued run, or one that ended recently. */
    public synchronized Optional<LiveRun> find(String id) {
        return Stream.concat(queue.stream(), Stream.ofNullable(over.get(id)))
            .filter(run -> run.id().equals(id)).findFirst();
    }

    /** Called when a run, and its JVM if it had one, has ended. */
    synchronized void ended(LiveRun run) {
        queue.remove(run);
        over.put(run.id(), run);
        if (over.size() > REMEMBERED) {
            over.remove(over.keySet().iterator().next());
        }
        advance();
    }

    private void advance() {
        if (!closed && !queue.isEmpty() && queue.getFirst().isWaiting()) {
            queue.getFirst().begin(executor);
        }
        int ahead = 0;
        for (var run : queue) {
            if (run.isWaiting()) {
                run.publish(Message.waiting(ahead));
            }
            ahead++;
        }
    }

    /** Schedules what happens when a run has had no listeners for too long. */
    Future<?> afterIdleTime(Runnable then) {
        return timer.schedule(then, IDLE_TIME.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String newId() {
        var id = new byte[9];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** Stops all runs; returns when the JVM of the running one has ended. */
    @Override
    public void close() {
        for (var run : stopAll()) {
            try {
                if (!run.isWaiting()) {
                    run.thread().join(STOP_TIMEOUT);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        timer.shutdownNow();
    }

    private synchronized List<LiveRun> stopAll() {
        closed = true;
        var all = List.copyOf(queue);
        all.forEach(LiveRun::stop);
        return all;
    }
}
