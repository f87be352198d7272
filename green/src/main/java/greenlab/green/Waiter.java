package greenlab.green;

import java.io.IOException;

/**
 * One wait of one greenlet, passed to {@link Hub#pause}. Its event, a time limit or a kill can end it; the first of
 * them does, once. Subclasses know how to block for their event. For the hub's thread.
 */
public class Waiter {
    /** No time limit. */
    public static final long FOREVER = Timers.NEVER;

    enum Outcome { READY, TIMEOUT, THROWN }

    final Greenlet<?> greenlet;
    private final Timers.Timer limit;
    private Outcome outcome;

    /**
     * A wait of the current greenlet, which must belong to {@code hub}.
     *
     * @param nanos the time limit in nanoseconds, or {@link #FOREVER}
     */
    public Waiter(Hub hub, long nanos) {
        greenlet = Hub.current();
        if (greenlet == null || greenlet.hub() != hub || greenlet.isDone()) {
            throw new IllegalStateException("only a greenlet of this hub can wait here, and none of its links");
        }
        limit = nanos == FOREVER ? null : hub.timer(nanos, () -> end(Outcome.TIMEOUT));
    }

    /** Ends the wait: its event has happened, or may have. Later calls have no effect. */
    public void ready() {
        end(Outcome.READY);
    }

    void end(Outcome how) {
        if (endInPlace(how)) {
            greenlet.hub().loop.ready.add(greenlet);
        }
    }

    /** Ends the wait of a greenlet that is still mounted. Returns false if the wait was already over. */
    boolean endInPlace(Outcome how) {
        if (outcome != null) {
            return false;
        }
        outcome = how;
        if (limit != null) {
            limit.cancel();
        }
        return true;
    }

    /** Blocks the thread until the wait is over, because the greenlet is pinned. A new time slice begins after it. */
    void blockUntilOver() throws IOException {
        Outcome how = Outcome.THROWN;
        try {
            how = block(limit == null ? FOREVER : Math.max(1, limit.nanosLeft(greenlet.hub().nanos())))
                ? Outcome.READY : Outcome.TIMEOUT;
        } finally {
            endInPlace(how);
            greenlet.hub().loop.running.begin(greenlet);
        }
    }

    /**
     * Waits on the current thread, where no other greenlet of the hub can run until it returns.
     *
     * @param nanos the time left, at least 1, or {@link #FOREVER}
     * @return false if the time ran out
     * @throws Pinned if only another greenlet can end this wait
     */
    protected boolean block(long nanos) throws IOException {
        if (nanos == FOREVER) {
            throw new Pinned(greenlet.name());
        }
        Hub.sleepBlocking(nanos);
        return false;
    }

    /** Whether the wait has ended, for whatever reason. */
    public boolean isOver() {
        return outcome != null;
    }

    /** Whether the time limit ended the wait. */
    public boolean timedOut() {
        return outcome == Outcome.TIMEOUT;
    }
}
