package greenlab.green;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import sun.nio.ch.SelChImpl;

/**
 * The threads that wait for one channel in place, because they run no greenlet or can't leave the one they run. Nothing
 * wakes a plain poll when its channel is closed, so a thread waits in a selector, which can be woken. A virtual thread
 * would hold its carrier in there; it waits as it does for a JDK socket, and is unparked.
 */
final class ThreadWaits {
    private static final Map<SelectableChannel, ThreadWaits> OF = new ConcurrentHashMap<>();
    /** Selectors that nobody waits in. A few, since each holds three descriptors. */
    private static final BlockingQueue<Selector> IDLE = new ArrayBlockingQueue<>(8);

    private final List<Runnable> wakeUps = new ArrayList<>(1);
    private volatile boolean closing;
    /** The JDK polls for one virtual thread in each direction. The others queue here. */
    private final ReentrantLock readers = new ReentrantLock();
    private final ReentrantLock writers = new ReentrantLock();

    private ThreadWaits() {}

    /**
     * Waits until the channel is ready for {@code ops}, or is about to be closed, or for no reason.
     *
     * @param nanos for how long at most; {@link Timers#NEVER} is for ever
     * @return false if the time ran out
     * @throws InterruptedIOException if a virtual thread is interrupted. Other threads wait on, and stay interrupted
     */
    static boolean await(SelectableChannel channel, int ops, long nanos) throws IOException {
        long start = System.nanoTime();
        if (Thread.currentThread().isVirtual()) {
            awaitVirtual(channel, ops, nanos);
        } else {
            awaitSelecting(channel, ops, nanos);
        }
        return nanos == Timers.NEVER || System.nanoTime() - start < nanos;
    }

    private static void awaitSelecting(SelectableChannel channel, int ops, long nanos) throws IOException {
        Selector idle = IDLE.poll();
        Selector selector = idle != null ? idle : Selector.open();
        Runnable wakeUp = selector::wakeup;
        ThreadWaits waits = enter(channel, wakeUp);
        try {
            if (!waits.closing) {
                select(selector, channel.register(selector, ops), nanos);
            }
        } finally {
            leave(channel, wakeUp);
            if (!IDLE.offer(selector)) {
                selector.close();
            }
        }
    }

    /** A selector returns at once to an interrupted thread. A socket's reader isn't to be interrupted. */
    private static void select(Selector selector, SelectionKey key, long nanos) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            selector.select(nanos == Timers.NEVER ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        } finally {
            key.cancel();
            selector.selectNow();   // lets go of the channel
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void awaitVirtual(SelectableChannel channel, int ops, long nanos) throws IOException {
        Thread self = Thread.currentThread();
        Runnable wakeUp = () -> LockSupport.unpark(self);
        ThreadWaits waits = enter(channel, wakeUp);
        try {
            waits.park((SelChImpl) channel, ops, nanos);
        } catch (InterruptedException interrupted) {
            self.interrupt();
        } finally {
            leave(channel, wakeUp);
        }
        if (self.isInterrupted()) {
            throw new InterruptedIOException();
        }
    }

    private void park(SelChImpl channel, int ops, long nanos) throws IOException, InterruptedException {
        ReentrantLock queue = (ops & (SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT)) != 0 ? writers : readers;
        long start = System.nanoTime();
        if (queue.tryLock(nanos, TimeUnit.NANOSECONDS)) {
            try {
                long left = nanos == Timers.NEVER ? 0 : Math.max(1, nanos - (System.nanoTime() - start));
                if (!closing) {
                    channel.park(channel.translateInterestOps(ops), left);
                }
            } finally {
                queue.unlock();
            }
        }
    }

    private static ThreadWaits enter(SelectableChannel channel, Runnable wakeUp) {
        return OF.compute(channel, (same, known) -> {
            ThreadWaits waits = known != null ? known : new ThreadWaits();
            waits.wakeUps.add(wakeUp);
            return waits;
        });
    }

    private static void leave(SelectableChannel channel, Runnable wakeUp) {
        OF.computeIfPresent(channel, (same, waits) -> {
            waits.wakeUps.remove(wakeUp);
            return waits.wakeUps.isEmpty() && !waits.closing ? null : waits;
        });
    }

    /** Ends all waits of threads for this channel; until it is {@link #closed}, nobody begins another. */
    static void closing(SelectableChannel channel) {
        OF.compute(channel, (same, known) -> {
            ThreadWaits waits = known != null ? known : new ThreadWaits();
            waits.closing = true;
            waits.wakeUps.forEach(Runnable::run);
            return waits;
        });
    }

    static void closed(SelectableChannel channel) {
        OF.remove(channel);
    }
}
