package greenlab.green;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Waits on a hub's thread when no greenlet is runnable: for channels, for a timer, and for other threads, which can wake
 * it up and submit tasks.
 */
final class HubSelector implements AutoCloseable {
    /** All that are open: a channel that is closed may be waited for at any of them. */
    private static final Set<HubSelector> ALL = ConcurrentHashMap.newKeySet();

    private final Selector selector = Selector.open();
    private final Queue<Runnable> left = new ConcurrentLinkedQueue<>();
    private volatile Thread owner;

    HubSelector() throws IOException {
        ALL.add(this);
    }

    /** Has {@code action} done on the threads of all of them. */
    static void ringAll(Consumer<Selector> action) {
        ALL.forEach(bell -> bell.onItsThread(() -> action.accept(bell.selector)));
    }

    /**
     * Closes the channel. A selector that knows it keeps it open in truth until it selects again, and so is made to.
     * May be called by any thread.
     */
    static void close(SelectableChannel channel) throws IOException {
        List<HubSelector> knowing = ALL.stream().filter(bell -> channel.keyFor(bell.selector) != null).toList();
        try {
            channel.close();
        } finally {
            knowing.forEach(bell -> bell.onItsThread(bell::letGo));
        }
    }

    private void letGo() {
        try {
            selector.selectNow(ChannelWaiters::ready);
        } catch (ClosedSelectorException alreadyLetGo) {
            // it was closed meanwhile
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Selector selector() {
        return selector;
    }

    /** Whose it is from now on; null is nobody's, and then any thread may do what is left here. */
    void belongsTo(Thread thread) {
        owner = thread;
    }

    /** Leaves an action for the owner, and wakes it. Any thread may call it. */
    void ring(Runnable action) {
        left.add(action);
        selector.wakeup();
    }

    /** Does it now where we are the owner, or nobody is; rings elsewhere. */
    void onItsThread(Runnable action) {
        Thread thread = owner;
        if (thread == null || thread == Thread.currentThread()) {
            action.run();
        } else {
            ring(action);
        }
    }

    /**
     * Waits, then does what was left.
     *
     * @param nanos for how long at most; 0 only looks, {@link Timers#NEVER} is for ever
     */
    void await(long nanos) throws IOException {
        if (nanos == 0 || !left.isEmpty()) {
            selector.selectNow(ChannelWaiters::ready);
        } else {
            boolean interrupted = Thread.interrupted();   // it would make the selector return at once, again and again
            selector.select(ChannelWaiters::ready, nanos == Timers.NEVER ? 0 : nanos / 1_000_000 + 1);
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
        ALL.remove(this);
        selector.close();
    }
}
