package greenlab.green;

import java.io.IOException;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where a hub waits when no greenlet is ready: for its channels, for a time, and for other threads, who may ring. */
final class Doorbell implements AutoCloseable {
    private final Selector selector;
    private final Queue<Runnable> left = new ConcurrentLinkedQueue<>();

    Doorbell() throws IOException {
        selector = Selector.open();
    }

    Selector selector() {
        return selector;
    }

    /** Leaves an action for the hub's thread, and wakes it. Any thread may call it. */
    void ring(Runnable action) {
        left.add(action);
        selector.wakeup();
    }

    /**
     * Waits, then does what was left.
     *
     * @param nanos for how long at most; 0 only looks, {@link Timers#NEVER} is for ever
     */
    void await(long nanos) throws IOException {
        if (nanos == 0 || !left.isEmpty()) {
            selector.selectNow(Interest::ready);
        } else {
            boolean interrupted = Thread.interrupted();   // it would make the selector return at once, again and again
            selector.select(Interest::ready, nanos == Timers.NEVER ? 0 : nanos / 1_000_000 + 1);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        for (Runnable action = left.poll(); action != null; action = left.poll()) {
            action.run();
        }
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
