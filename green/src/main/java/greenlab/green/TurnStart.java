package greenlab.green;

/**
 * Since when a greenlet has had the thread, as far as one observer knows: since it first asked. A switch is too short to
 * read the clock for it, so who wants to know does. For one thread.
 */
final class TurnStart {
    private long turn = -1;
    private long since;

    /** In nanoseconds of {@link System#nanoTime}; {@code now} is the number of the turn that is asked about. */
    long of(long now) {
        if (now != turn) {
            turn = now;
            since = System.nanoTime();
        }
        return since;
    }
}
