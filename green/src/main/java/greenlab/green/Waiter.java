package greenlab.green;

/** One wait of one greenlet. Several may want to end it (a channel, a timer, a kill); the first one does, once. */
final class Waiter {
    enum Outcome { READY, TIMEOUT, THROWN }

    private final Greenlet<?> greenlet;
    private final IoCondition what;
    private final Timers.Timer limit;
    private Outcome outcome;

    /**
     * @param what the channel that it is for, or null
     * @param nanos how long it may last; {@link Timers#NEVER} is for ever
     */
    Waiter(Greenlet<?> greenlet, IoCondition what, long nanos) {
        this.greenlet = greenlet;
        this.what = what;
        this.limit = nanos == Timers.NEVER ? null : greenlet.hub().timer(nanos, () -> end(Outcome.TIMEOUT));
    }

    Greenlet<?> greenlet() {
        return greenlet;
    }

    IoCondition what() {
        return what;
    }

    /** What it is for has come, or its channel is closed: try again. May be said more than once. */
    void ready() {
        end(Outcome.READY);
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

    boolean isOver() {
        return outcome != null;
    }

    boolean timedOut() {
        return outcome == Outcome.TIMEOUT;
    }
}
