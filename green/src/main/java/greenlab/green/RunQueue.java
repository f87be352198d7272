package greenlab.green;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The runnable greenlets, first in, first out. Greenlets that the hub wakes after it has polled its channels and timers
 * run before those that haven't started or that yielded: of a thousand greenlets that connect, the first are served
 * before the last have started. gevent's loop does the same.
 */
final class RunQueue {
    /** Time slice in nanoseconds before the selector is polled again; a poll costs more than a switch. */
    private static final long SLICE = 1_000_000;
    /** So many of the others run before the clock is first read, as in gevent's loop. */
    private static final int AT_LEAST = 50;

    private final Queue<Greenlet<?>> woken = new ArrayDeque<>();
    private final Queue<Greenlet<?>> others = new ArrayDeque<>();
    private final LongSupplier nanos;
    private boolean waking;

    /** @param nanos measures slices: real time, whatever clock the timers follow */
    RunQueue(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Greenlets that are added from now on count as woken, until {@link #runSlice}. */
    void beginWaking() {
        waking = true;
    }

    void add(Greenlet<?> greenlet) {
        (waking ? woken : others).add(greenlet);
    }

    /** Removes a greenlet that was added while it ran. */
    void remove(Greenlet<?> greenlet) {
        others.remove(greenlet);
    }

    boolean isEmpty() {
        return others.isEmpty() && woken.isEmpty();
    }

    /** Runs all woken greenlets, then at least {@link #AT_LEAST} of the others, then more until the slice is over. */
    void runSlice(Consumer<Greenlet<?>> run) {
        waking = false;
        while (!woken.isEmpty()) {
            run.accept(woken.remove());
        }
        long start = nanos.getAsLong();
        for (int count = 1; !others.isEmpty(); count++) {
            run.accept(others.remove());
            if (count % AT_LEAST == 0 && nanos.getAsLong() - start > SLICE) {
                return;
            }
        }
    }
}
