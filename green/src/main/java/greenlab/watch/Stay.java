package greenlab.watch;

/** Someone's stay on a thread that others need: one slice of a greenlet, a virtual thread on its carrier. */
public interface Stay {
    /** Who: the greenlet, or the thread. */
    Object who();

    /** When it began, in nanoseconds of {@link System#nanoTime}. A later stay of the same one begins later. */
    long since();

    /** Its stack at this moment, innermost frame first; empty if it has just left. */
    StackTraceElement[] stack();
}
