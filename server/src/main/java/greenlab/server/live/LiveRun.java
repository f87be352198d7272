package greenlab.server.live;

import greenlab.fetch.RunSpec;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One requested run. Its state is guarded by the queue's monitor, so that listeners receive all messages in order; they
 * must not block.
 *
 * <pre>
 *   waiting ──> running ──> done, or failed
 *      └───────────┴──────> stopped
 * </pre>
 */
public final class LiveRun {
    private final String id;
    private final RunSpec spec;
    private final LiveRuns queue;
    private final Set<Consumer<Message>> listeners = new LinkedHashSet<>();
    private Message latest;
    private Thread thread;
    private Future<?> abandonment;

    LiveRun(String id, RunSpec spec, LiveRuns queue) {
        this.id = id;
        this.spec = spec;
        this.queue = queue;
        this.abandonment = queue.afterIdleTime(this::stop);
    }

    /** Its id, which can't be guessed. */
    public String id() {
        return id;
    }

    /** Passes the state of the run to the listener, now and whenever it changes, up to the last message. */
    public void listen(Consumer<Message> listener) {
        synchronized (queue) {
            if (!isOver()) {
                abandonment.cancel(false);
                listeners.add(listener);
            }
            listener.accept(latest);
        }
    }

    /** Removes a listener. A run without listeners is stopped after some seconds. */
    public void leave(Consumer<Message> listener) {
        synchronized (queue) {
            if (listeners.remove(listener) && listeners.isEmpty() && !isOver()) {
                abandonment = queue.afterIdleTime(this::stop);
            }
        }
    }

    /** Stops it: notifies the listeners immediately and begins to end its JVM. Does nothing after the end. */
    public void stop() {
        synchronized (queue) {
            if (isOver()) {
                return;
            }
            publish(Message.stopped());
            if (thread == null) {
                queue.ended(this);
            } else {
                thread.interrupt();
            }
        }
    }

    boolean isWaiting() {
        return thread == null;
    }

    /** The thread it runs on; null before it starts. */
    Thread thread() {
        return thread;
    }

    /** Runs it on its own thread. */
    void begin(RunExecutor executor) {
        thread = Thread.ofPlatform().daemon().name("live-run").start(() -> run(executor));
    }

    private void run(RunExecutor executor) {
        try {
            publish(Message.done(executor.run(spec, data -> publish(Message.picture(data)))));
        } catch (InterruptedException stopped) {
            publish(Message.stopped());
        } catch (IOException | RuntimeException e) {
            publish(Message.failed(e.getMessage() == null ? e.toString() : e.getMessage()));
        } finally {
            publish(Message.failed("the run ended unexpectedly"));   // ignored unless an Error ended the run
            queue.ended(this);
        }
    }

    /** Notifies the listeners. Messages after the last one are ignored. */
    void publish(Message message) {
        synchronized (queue) {
            if (isOver() || message.equals(latest)) {
                return;
            }
            latest = message;
            List.copyOf(listeners).forEach(listener -> listener.accept(message));
            if (message.last()) {
                listeners.clear();
                abandonment.cancel(false);
            }
        }
    }

    private boolean isOver() {
        return latest != null && latest.last();
    }
}
