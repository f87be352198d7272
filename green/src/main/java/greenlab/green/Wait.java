package greenlab.green;

import java.time.Duration;

/** One wait of one greenlet. Several may want to end it (a channel, a timer, a kill); the first one does, once. */
final class Wait implements Interest.Waiter {
    enum Outcome { READY, TIMEOUT, THROWN }

    private final Greenlet<?> greenlet;
    private final Timers.Timer limit;
    private Outcome outcome;

    /** @param atMost how long it may last; null is for ever */
    Wait(Greenlet<?> greenlet, Duration atMost) {
        this.greenlet = greenlet;
        this.limit = atMost == null ? null : greenlet.hub().timer(atMost, () -> end(Outcome.TIMEOUT));
    }

    Greenlet<?> greenlet() {
        return greenlet;
    }

    void end(Outcome how) {
        if (endInPlace(how)) {
            greenlet.hub().makeReady(greenlet);
        }
    }

    /** Ends it for a greenlet that never left the thread, and so needn't be made ready. Returns whether this did it. */
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

    /** How much of its time is left, at least 1; NEVER where it has no limit. */
    long nanosLeft() {
        return limit == null ? Timers.NEVER : Math.max(1, limit.nanosLeft(greenlet.hub().nanos()));
    }

    @Override
    public void ready() {
        end(Outcome.READY);
    }

    @Override
    public boolean isOver() {
        return outcome != null;
    }

    boolean timedOut() {
        return outcome == Outcome.TIMEOUT;
    }
}
