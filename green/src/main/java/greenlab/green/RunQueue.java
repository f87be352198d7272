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
    /**
     * If greenlets run longer than this on average, in nanoseconds, the selector is polled after each, since a poll is
     * cheap in comparison. A greenlet whose answer has arrived then runs before another one starts. Of a thousand TLS
     * handshakes, nearly all can so resume an earlier session; with two or three starts per poll, a third could not.
     */
    private static final long LONG_RUN = 100_000;
    /**
     * So many run before the clock is first read if no answer has arrived, about as in gevent's loop: all of a few
     * fetches begin before the first one is served.
     */
    private static final int FIRST = 48;

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

    /** Runs all woken greenlets, then some of the others, then more of these until the slice is over. */
    void runSlice(Consumer<Greenlet<?>> run) {
        waking = false;
        int atLeast = woken.isEmpty() ? FIRST : 1;
        while (!woken.isEmpty()) {
            run.accept(woken.remove());
        }
        long start = nanos.getAsLong();
        for (int count = 1; !others.isEmpty(); count++) {
            run.accept(others.remove());
            if (count >= atLeast && isClockDue(count) && nanos.getAsLong() - start > Math.min(SLICE, count * LONG_RUN)) {
                return;
            }
        }
    }

    /** True after 1, 2, 4, 8, 16 runs and then every 16: reading the clock takes a quarter of a short run. */
    private static boolean isClockDue(int count) {
        return (count & 15) == 0 || (count & count - 1) == 0;
    }
}
