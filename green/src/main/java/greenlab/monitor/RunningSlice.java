package greenlab.monitor;

/** A stretch for which a greenlet, or a mounted virtual thread, runs on a shared thread without a switch. */
public interface RunningSlice {
    /** The greenlet or thread that runs. */
    Object runner();

    /** The start, in nanoseconds of {@link System#nanoTime}; unique among the slices of one greenlet or thread. */
    long since();

    /** The current stack, innermost frame first; empty if the slice has just ended. */
    StackTraceElement[] stack();
}
