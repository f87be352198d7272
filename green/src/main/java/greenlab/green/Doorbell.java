package greenlab.green;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Where one thread waits when it has nothing else to do: for its channels, for a time, and for other threads, who may
 * ring and leave something to be done. Each hub has one; those who aren't in a greenlet share one, see
 * {@link ThreadWait}.
 */
final class Doorbell implements AutoCloseable {
    /** All that are open: a channel that is closed may be waited for at any of them. */
    private static final Set<Doorbell> ALL = ConcurrentHashMap.newKeySet();

    private final Selector selector = Selector.open();
    private final Queue<Runnable> left = new ConcurrentLinkedQueue<>();
    private final boolean attended;
    private volatile Thread owner;

    /** @param attended whether its owner does nothing else, and so answers at once */
    Doorbell(boolean attended) throws IOException {
        this.attended = attended;
        ALL.add(this);
    }

    /** Those at which somebody has waited for the channel. */
    static List<Doorbell> knowing(SelectableChannel channel) {
        return ALL.stream().filter(bell -> channel.keyFor(bell.selector) != null).toList();
    }

    /** Has {@code action} done on the threads of all of them. */
    static void ringAll(Consumer<Selector> action) {
        ALL.forEach(bell -> bell.onItsThread(() -> action.accept(bell.selector)));
    }

    Selector selector() {
        return selector;
    }

    /** Whose it is from now on; null is nobody's, and then any thread may do what is left here. */
    void belongsTo(Thread thread) {
        owner = thread;
    }

    Thread owner() {
        return owner;
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

    /**
     * Has the owner forget channels that were closed: a selector that knows a channel keeps it open in truth until it
     * selects again. Where the owner answers at once, that is done when this returns, and the port is free.
     */
    void letGo() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        onItsThread(() -> {
            letGoNow();
            done.complete(null);
        });
        if (attended) {
            done.join();
        }
    }

    private void letGoNow() {
        try {
            selector.selectNow(Interest::ready);
        } catch (ClosedSelectorException alreadyLetGo) {
            // it was closed meanwhile
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() throws IOException {
        ALL.remove(this);
        selector.close();
    }
}
