package greenlab.monitor;

import java.util.Arrays;

/**
 * A running slice whose stack is that of a Java thread.
 *
 * @param runner the greenlet or thread that runs
 * @param thread the thread on which {@code runner} runs
 * @param since the start, in nanoseconds of {@link System#nanoTime}
 * @param outerFrames how many of the outermost frames belong to the caller of {@code runner}
 */
public record RunningThread(Object runner, Thread thread, long since, int outerFrames) implements RunningSlice {

    /** Returns the stack depth of the calling thread, including the caller's own frame. */
    public static int depth() {
        return Thread.currentThread().getStackTrace().length - 2;   // not this method, nor getStackTrace
    }

    @Override
    public StackTraceElement[] stack() {
        StackTraceElement[] all = thread.getStackTrace();
        return Arrays.copyOf(all, Math.max(0, all.length - outerFrames));
    }
}
