package greenlab.monitor;

import java.util.Arrays;

/**
 * A stretch for which a greenlet, or a mounted virtual thread, runs on a shared thread without a switch.
 *
 * @param runner the greenlet or virtual thread that runs
 * @param thread the Java thread that has its stack
 * @param since the start, in nanoseconds of {@link System#nanoTime}; unique among the slices of one runner
 * @param outerFrames how many of the outermost frames belong to the caller of {@code runner}
 */
public record RunningSlice(Object runner, Thread thread, long since, int outerFrames) {

    /** Returns the stack depth of the calling thread, including the caller's own frame. */
    public static int depth() {
        return Thread.currentThread().getStackTrace().length - 2;   // not this method, nor getStackTrace
    }

    /** The current stack, innermost frame first; empty if the slice has just ended. */
    public StackTraceElement[] stack() {
        StackTraceElement[] all = thread.getStackTrace();
        return Arrays.copyOf(all, Math.max(0, all.length - outerFrames));
    }
}
