package greenlab.green;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The runnable greenlets, first in, first out. Those that a poll of channels and timers has woken run before those that
 * haven't started or that yielded. All that are queued then run before the next poll, as in asyncio's loop, unless they
 * are many and run long; timers and answers wait meanwhile.
 */
final class RunQueue {
    /** How long short runs go on at least before the next poll, in nanoseconds: a poll costs more than a switch. */
    private static final long SLICE = 1_000_000;
    /**
     * If many greenlets run longer than this on average, in nanoseconds, the selector is polled after each, since it is
     * cheap in comparison. A greenlet whose answer has arrived then runs before another one starts. A start over HTTP
     * takes a third of this time, a TLS handshake's first message twice. Of a thousand handshakes, nearly all can so
     * resume an earlier session; when 48 started together, up to a third could not.
     */
    private static final long LONG_RUN = 200_000;
    /**
     * So many greenlets all run before the next poll, however long: a program of a few greenlets runs in the same order
     * on a slow machine. And so many run before one that has connected goes on: see {@link Hub#yieldToFew}.
     */
    private static final int FEW = 16;

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

    /** Whether some greenlets are runnable, but so few that one can wait until they have run. */
    boolean hasFew() {
        return !isEmpty() && woken.size() + others.size() <= FEW;
    }

    /** Runs all woken greenlets, then the others, until the selector is to be polled. */
    void runSlice(Consumer<Greenlet<?>> run) {
        waking = false;
        while (!woken.isEmpty()) {
            run.accept(woken.remove());
        }
        int queued = others.size();
        long start = nanos.getAsLong();
        for (int count = 1; !others.isEmpty(); count++) {
            run.accept(others.remove());
            if ((isClockDue(count) || count == queued) && isOver(nanos.getAsLong() - start, count, queued)) {
                return;
            }
        }
    }

    private static boolean isOver(long elapsed, int count, int queued) {
        return count >= queued ? elapsed > SLICE : queued > FEW && elapsed > count * LONG_RUN;
    }

    /** True after 1, 2, 4, 8, 16 runs and then every 16: reading the clock takes a quarter of a short run. */
    private static boolean isClockDue(int count) {
        return (count & 15) == 0 || (count & count - 1) == 0;
    }
}
