package greenlab.server.live;

import greenlab.timeline.Run;
import greenlab.timeline.Verdict;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One run that somebody asked for. All that can change in it is guarded by the line's monitor, so that its listeners
 * hear everything in order; they must not block.
 *
 * <pre>
 *   waiting ──> under way ──> done, or failed
 *      └────────────┴───────> stopped
 * </pre>
 */
public final class LiveRun {
    private final String id;
    private final Scenario scenario;
    private final LiveRuns line;
    private final Set<Consumer<Message>> listeners = new LinkedHashSet<>();
    private Message latest;
    private Thread thread;
    private Future<?> abandonment;

    LiveRun(String id, Scenario scenario, LiveRuns line) {
        this.id = id;
        this.scenario = scenario;
        this.line = line;
        this.abandonment = line.afterPatience(this::stop);
    }

    /** The name by which it is found. Nobody can guess it. */
    public String id() {
        return id;
    }

    /** Tells the listener how the run stands, now and whenever that changes, up to the last message. */
    public void listen(Consumer<Message> listener) {
        synchronized (line) {
            if (!isOver()) {
                abandonment.cancel(false);
                listeners.add(listener);
            }
            listener.accept(latest);
        }
    }

    /** The listener wants to hear no more. A run that nobody listens to is stopped after some seconds. */
    public void leave(Consumer<Message> listener) {
        synchronized (line) {
            if (listeners.remove(listener) && listeners.isEmpty() && !isOver()) {
                abandonment = line.afterPatience(this::stop);
            }
        }
    }

    /** Stops it: its listeners are told at once, and its JVM is being ended. Does nothing to a run that is over. */
    public void stop() {
        synchronized (line) {
            if (isOver()) {
                return;
            }
            tell(Message.stopped());
            if (thread == null) {
                line.left(this);
            } else {
                thread.interrupt();
            }
        }
    }

    boolean isWaiting() {
        return thread == null;
    }

    /** The thread it runs on, or null if it never began. */
    Thread thread() {
        return thread;
    }

    /** Runs it, on a thread of its own. */
    void begin(Performer performer) {
        thread = Thread.ofPlatform().daemon().name("live-run").start(() -> perform(performer));
    }

    private void perform(Performer performer) {
        try {
            tell(performer.perform(scenario, this::draw));
        } catch (InterruptedException stopped) {
            tell(Message.stopped());
        } catch (IOException | RuntimeException e) {
            tell(Message.failed(e.getMessage() == null ? e.toString() : e.getMessage()));
        } finally {
            tell(Message.failed("the run broke off"));   // heard only where an error left nothing else
            line.left(this);
        }
    }

    private void draw(Run growing) {
        if (growing.verdict() == Verdict.RUNNING) {
            tell(Message.picture(growing));
        }
    }

    /** After the last message there is none. */
    void tell(Message message) {
        synchronized (line) {
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
