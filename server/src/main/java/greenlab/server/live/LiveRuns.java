package greenlab.server.live;

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
 * The line in which live runs stand. The first is under way, a few wait, more are turned away: two at once would take
 * each other's time, and be measured with it.
 */
public final class LiveRuns implements AutoCloseable {
    /** How many may wait. */
    public static final int WAITING = 4;
    /** How long a run goes on without anybody who listens. */
    static final Duration PATIENCE = Duration.ofSeconds(5);
    /** How many of those that are over can still be asked how they ended. */
    private static final int REMEMBERED = 20;
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(2);

    private final Performer performer;
    private final SecureRandom random = new SecureRandom();
    private final Deque<LiveRun> line = new ArrayDeque<>();
    private final Map<String, LiveRun> over = new LinkedHashMap<>();
    private final ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("live-runs-timer").factory());
    private boolean closed;

    public LiveRuns(Performer performer) {
        this.performer = performer;
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Puts a run at the end of the line; empty where that is full. */
    public synchronized Optional<LiveRun> add(Scenario scenario) {
        if (closed || line.size() > WAITING) {
            return Optional.empty();
        }
        var run = new LiveRun(newId(), scenario, this);
        line.add(run);
        run.tell(Message.waiting(line.size() - 1));
        moveUp();
        return Optional.of(run);
    }

    /** A run that stands in the line, or has left it not long ago. */
    public synchronized Optional<LiveRun> find(String id) {
        return Stream.concat(line.stream(), Stream.ofNullable(over.get(id)))
            .filter(run -> run.id().equals(id)).findFirst();
    }

    /** The run is over, and its JVM, if it had one, has ended. */
    synchronized void left(LiveRun run) {
        line.remove(run);
        over.put(run.id(), run);
        if (over.size() > REMEMBERED) {
            over.remove(over.keySet().iterator().next());
        }
        moveUp();
    }

    private void moveUp() {
        if (!closed && !line.isEmpty() && line.getFirst().isWaiting()) {
            line.getFirst().begin(performer);
        }
        int ahead = 0;
        for (var run : line) {
            if (run.isWaiting()) {
                run.tell(Message.waiting(ahead));
            }
            ahead++;
        }
    }

    /** Has something done when a run has been without listeners for too long. */
    Future<?> afterPatience(Runnable then) {
        return timer.schedule(then, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String newId() {
        var id = new byte[9];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** Stops all runs, and returns when the JVM of the one under way has ended. */
    @Override
    public void close() {
        for (var run : stopAll()) {
            try {
                if (!run.isWaiting()) {
                    run.thread().join(UNTIL_ENDED);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        timer.shutdownNow();
    }

    private synchronized List<LiveRun> stopAll() {
        closed = true;
        var all = List.copyOf(line);
        all.forEach(LiveRun::stop);
        return all;
    }
}
