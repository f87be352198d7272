package greenlab.green;

/** One wait of one greenlet. Several may want to end it (a channel, a timer); the first one does, once. */
final class Wait {
    enum Outcome { READY, TIMEOUT }

    private final Greenlet greenlet;
    private Outcome outcome;

    Wait(Greenlet greenlet) {
        this.greenlet = greenlet;
    }

    void end(Outcome how) {
        if (outcome == null) {
            outcome = how;
            greenlet.hub().makeReady(greenlet);
        }
    }

    /** Ends it for a greenlet that never left the thread, and so needn't be made ready. */
    void endInPlace(boolean ready) {
        outcome = ready ? Outcome.READY : Outcome.TIMEOUT;
    }

    boolean isOver() {
        return outcome != null;
    }

    boolean timedOut() {
        return outcome == Outcome.TIMEOUT;
    }
}
