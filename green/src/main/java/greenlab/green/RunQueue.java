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
     * If many greenlets run longer than this, in nanoseconds, the selector is polled once a quarter as many have run as
     * it woke, at least one. A greenlet whose answer has arrived then runs before most others start. A start over HTTP
     * takes a third of this time, a TLS handshake's first message twice. Of a thousand handshakes, nearly all can so
     * resume an earlier session; when 48 started together, up to a third could not. When as many ran as were woken, a
     * thousand fetches over HTTPS took 1.4 times as long.
     */
    private static final long LONG_RUN = 200_000;
    /** The most that short runs save for a long one, in nanoseconds: one now and then, or a short collection, is fine. */
    private static final long MOST_SAVED = 5_000_000;
    /**
     * So many greenlets all run before the next poll, however long: a program of a few greenlets runs in the same order
     * on a slow machine. And so many run before one that has connected goes on: see {@link Hub#yieldToFew}.
     */
    private static final int FEW = 16;

    private final Queue<Greenlet<?>> woken = new ArrayDeque<>();
    private final Queue<Greenlet<?>> others = new ArrayDeque<>();
    private final LongSupplier nanos;
    private boolean waking;

    /** @param nanos measures runs: real time, whatever clock the timers follow */
    RunQueue(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Greenlets that are added from now on count as woken, until {@link #endWaking}. */
    void beginWaking() {
        waking = true;
    }

    void endWaking() {
        waking = false;
    }

    void add(Greenlet<?> greenlet) {
        (waking ? woken : others).add(greenlet);
    }

    /** Removes a greenlet that runs already or is about to, if it is queued. */
    void remove(Greenlet<?> greenlet) {
        if (!others.remove(greenlet)) {
            woken.remove(greenlet);
        }
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
        int quarter = Math.max(1, woken.size() / 4);
        while (!woken.isEmpty()) {
            run.accept(woken.remove());
        }
        runOthers(run, others.size() <= FEW ? FEW : quarter);
    }

    /** @param least how many run, however long that takes */
    private void runOthers(Consumer<Greenlet<?>> run, int least) {
        int queued = others.size();
        long start = nanos.getAsLong();
        long before = start;
        long saved = 0;
        for (int count = 1; !others.isEmpty(); count++) {
            run.accept(others.remove());
            long now = nanos.getAsLong();
            saved = Math.min(saved + LONG_RUN - (now - before), MOST_SAVED);
            before = now;
            if (count >= queued ? now - start > SLICE : count >= least && saved < 0) {
                return;
            }
        }
    }
}
