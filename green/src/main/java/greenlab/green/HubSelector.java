package greenlab.green;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Waits on a hub's thread when no greenlet is runnable: for channels, for a timer, and for other threads, which can
 * wake it up and submit tasks. Methods are for the hub's thread unless they say otherwise.
 */
public final class HubSelector implements AutoCloseable {
    /** All open ones: greenlets of several hubs may wait for the same channel. */
    private static final Set<HubSelector> OPEN = ConcurrentHashMap.newKeySet();

    private final Selector selector = Selector.open();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private volatile Thread owner;

    /** What a channel's key calls. */
    @FunctionalInterface
    public interface KeyListener {
        /** The selector found the channel ready, or its key was cancelled. */
        void ready(SelectionKey key);
    }

    HubSelector() throws IOException {
        OPEN.add(this);
    }

    /** Runs {@code action} once for each open hub, on its thread. Any thread may call it. */
    public static void forEach(Consumer<HubSelector> action) {
        OPEN.forEach(each -> each.onOwner(() -> action.accept(each)));
    }

    /**
     * Closes the channel. A selector keeps a registered channel open until its next selection, so all that know this
     * one are made to select. Any thread may call it.
     */
    public static void close(SelectableChannel channel) throws IOException {
        List<HubSelector> registered = OPEN.stream().filter(each -> each.keyOf(channel) != null).toList();
        try {
            channel.close();
        } finally {
            registered.forEach(each -> each.onOwner(each::flushCancelled));
        }
    }

    private void flushCancelled() {
        try {
            selectNow();
        } catch (ClosedSelectorException alreadyFlushed) {
            // the hub was closed meanwhile
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the channel's key here, or null. Any thread may call it. */
    public SelectionKey keyOf(SelectableChannel channel) {
        return channel.keyFor(selector);
    }

    /** Registers a channel without interest in any operation. */
    public SelectionKey register(SelectableChannel channel, KeyListener listener) throws ClosedChannelException {
        return channel.register(selector, 0, listener);
    }

    /** Removes the key at once. */
    public void deregister(SelectionKey key) throws IOException {
        key.cancel();
        selectNow();
    }

    /** The thread that runs the hub now, or null. Any thread may call it. */
    Thread owner() {
        return owner;
    }

    void setOwner(Thread thread) {
        owner = thread;
    }

    /** Whether a greenlet waits for a channel. */
    boolean hasInterest() {
        return selector.keys().stream().anyMatch(key -> key.isValid() && key.interestOps() != 0);
    }

    /** Submits a task for the owner, and wakes it. Any thread may call it. */
    void wakeup(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /** Runs the task now if the current thread is the owner or there is none, else submits it. */
    void onOwner(Runnable task) {
        Thread thread = owner;
        if (thread == null || thread == Thread.currentThread()) {
            task.run();
        } else {
            wakeup(task);
        }
    }

    /**
     * Waits, then runs the tasks submitted so far.
     *
     * @param nanos the time limit in nanoseconds; 0 only polls, {@link Timers#NEVER} is no limit
     */
    void await(long nanos) throws IOException {
        if (nanos == 0 || !tasks.isEmpty()) {
            selectNow();
        } else {
            boolean interrupted = Thread.interrupted();   // or select() would return at once, again and again
            selector.select(HubSelector::dispatch, nanos == Timers.NEVER ? 0 : nanos / 1_000_000 + 1);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        for (int submitted = tasks.size(); submitted > 0; submitted--) {   // a task may submit another
            tasks.remove().run();
        }
    }

    private void selectNow() throws IOException {
        selector.selectNow(HubSelector::dispatch);
    }

    private static void dispatch(SelectionKey key) {
        ((KeyListener) key.attachment()).ready(key);
    }

    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        selector.close();
    }
}
