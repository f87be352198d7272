package greenlab.server.live;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import greenlab.fetch.RunSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One requested run. It waits in a queue, runs, and is then done or has failed. {@link #stop} ends it at any time.
 */
public final class LiveRun extends FutureTask<JsonObject> {
    /** How often a reader looks for a new state. Executors report one ten times a second. */
    private static final Duration POLL = Duration.ofMillis(50);

    private final String id;
    private final BlockingQueue<Runnable> queue;
    private final AtomicReference<JsonObject> progress;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile long lastRead = System.nanoTime();

    /**
     * The state of a run, whole: a reader that receives one message needs none of those before it.
     *
     * @param event {@code waiting}, {@code progress}, {@code done}, {@code failed} or {@code stopped}
     * @param data what a page shows
     * @param last whether no message follows
     */
    public record Message(String event, JsonObject data, boolean last) {}

    LiveRun(String id, RunSpec spec, RunExecutor executor, BlockingQueue<Runnable> queue) {
        var progress = new AtomicReference<JsonObject>();
        super(() -> executor.run(spec, progress::set));
        this.id = id;
        this.queue = queue;
        this.progress = progress;
    }

    /** Its id, which can't be guessed. */
    public String id() {
        return id;
    }

    /** Waits for a state other than the previous one, and returns it; after {@code limit}, the same one again. */
    public Message next(Message previous, Duration limit) throws InterruptedException {
        long start = System.nanoTime();
        while (current().equals(previous) && System.nanoTime() - start < limit.toNanos()) {
            lastRead = System.nanoTime();
            ended.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
        }
        lastRead = System.nanoTime();
        return current();
    }

    private Message current() {
        return switch (state()) {
            case RUNNING -> progress.get() == null ? new Message("waiting", field("ahead", ahead()), false)
                : new Message("progress", progress.get(), false);
            case SUCCESS -> new Message("done", resultNow(), true);
            case FAILED -> new Message("failed", field("error", reason()), true);
            case CANCELLED -> new Message("stopped", new JsonObject(), true);
        };
    }

    /** The number of runs before this one; 0 if it is about to start. */
    private JsonPrimitive ahead() {
        return new JsonPrimitive(List.copyOf(queue).indexOf(this) + 1);
    }

    private JsonPrimitive reason() {
        var failure = exceptionNow();
        return new JsonPrimitive(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private static JsonObject field(String name, JsonPrimitive value) {
        var data = new JsonObject();
        data.add(name, value);
        return data;
    }

    /** Stops it: its state changes immediately, and its JVM begins to end. Does nothing after the end. */
    public void stop() {
        cancel(true);
    }

    /** Stops it if nothing has read its state for some time. */
    void stopUnlessReadWithin(Duration time) {
        if (System.nanoTime() - lastRead > time.toNanos()) {
            stop();
        }
    }

    @Override
    protected void done() {
        queue.remove(this);
        ended.countDown();
    }
}
