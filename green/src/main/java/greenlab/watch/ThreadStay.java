package greenlab.watch;

import java.util.Arrays;

/**
 * A stay whose stack is that of a Java thread.
 *
 * @param who whose stay it is
 * @param thread the thread that {@code who} is on
 * @param since when it began, in nanoseconds of {@link System#nanoTime}
 * @param below how many frames of that stack, the outermost ones, belong to whoever called {@code who}
 */
public record ThreadStay(Object who, Thread thread, long since, int below) implements Stay {

    /** How many frames the calling thread has on its stack, the caller's own among them. */
    public static int depth() {
        return Thread.currentThread().getStackTrace().length - 2;   // not this method, nor getStackTrace
    }

    @Override
    public StackTraceElement[] stack() {
        StackTraceElement[] all = thread.getStackTrace();
        return Arrays.copyOf(all, Math.max(0, all.length - below));
    }
}
