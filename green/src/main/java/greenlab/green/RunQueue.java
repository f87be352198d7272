package greenlab.green;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Who is ready, in the order of their turns: who was ready first, but those whom the hub wakes when it has looked at
 * its channels and timers go before all who haven't begun, or gave way. Of a thousand greenlets that connect, the first
 * are served before the last have begun. gevent's loop does it like this: what is spawned in slices, what happened at
 * once.
 */
final class RunQueue {
    /** So long, in nanoseconds, turns are taken before the selector is asked again, which costs more than a turn. */
    private static final long SLICE = 1_000_000;
    /**
     * Beside turns that take longer than this on the average it costs little: then it is asked after each. Who waits
     * for an answer that is there goes on before another begins. Of a thousand greenlets that shake hands for TLS,
     * almost all so resume the session of one before; where two or three began at a time, a third had to start anew.
     */
    private static final long LONG_TURN = 100_000;

    private final Queue<Greenlet<?>> woken = new ArrayDeque<>();
    private final Queue<Greenlet<?>> others = new ArrayDeque<>();
    private final LongSupplier nanos;
    private boolean waking;

    /** @param nanos what a slice is measured by: real time, whatever clock the timers follow */
    RunQueue(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whoever is added from now on was woken: until turns are taken again. */
    void beginWaking() {
        waking = true;
    }

    void add(Greenlet<?> greenlet) {
        (waking ? woken : others).add(greenlet);
    }

    /** Takes back who has been added in its own turn. */
    void remove(Greenlet<?> greenlet) {
        others.remove(greenlet);
    }

    boolean isEmpty() {
        return others.isEmpty() && woken.isEmpty();
    }

    /** All of the woken have a turn, one of the others has, and more of these until the slice is over. */
    void takeTurns(Consumer<Greenlet<?>> turn) {
        waking = false;
        while (!woken.isEmpty()) {
            turn.accept(woken.remove());
        }
        long begun = nanos.getAsLong();
        for (int taken = 1; !others.isEmpty(); taken++) {
            turn.accept(others.remove());
            if (isClockDue(taken) && nanos.getAsLong() - begun > Math.min(SLICE, taken * LONG_TURN)) {
                return;
            }
        }
    }

    /** After 1, 2, 4, 8, 16 turns, and then after each 16: to read the clock takes a quarter of a short turn. */
    private static boolean isClockDue(int taken) {
        return (taken & 15) == 0 || (taken & taken - 1) == 0;
    }
}
