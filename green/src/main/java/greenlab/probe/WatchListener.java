package greenlab.probe;

/** Receives what a {@link Watch} sees, on its thread. */
public interface WatchListener {
    /** A block: while it lasts, at most twice a second, then once when it ended. */
    void finding(Finding finding);

    /** A block has just passed the threshold; {@code platformThread} is the one that it blocks. Must return quickly. */
    default void begun(Finding finding, Thread platformThread) {}

    /** The state at this moment, twice a second and at the end. */
    default void status(WatchStatus status) {}

    /** Threads that wait for each other, a pool that stands still, a lock that none can take: a line, once for each. */
    default void stall(String line) {}
}
