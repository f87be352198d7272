package greenlab.grade;

import greenlab.render.GreenletLanes.Kind;
import greenlab.render.GreenletLanes.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Samples the stack of a hub's thread. While a greenlet is suspended, its frames aren't on that stack; if the same call
 * of a greenlet stays there, it blocks the thread. For one thread, the observer's.
 */
final class Sampler {
    private static final double SHORTEST = 0.05;

    private final Thread thread;
    private final List<Span> blocks = new ArrayList<>();
    private String finding;
    private String previous;
    private double since;

    Sampler(Thread thread) {
        this.thread = thread;
    }

    /**
     * Takes a sample.
     *
     * @param caller the greenlet that has called the hub last; may be null
     * @param now the scene's time in seconds
     */
    void sample(String caller, double now) {
        StackTraceElement[] stack = thread.getStackTrace();
        String call = caller != null && isInCall(stack) ? caller + " " + where(stack) : null;
        if (call == null || !call.equals(previous)) {
            previous = call;
            since = now;
        } else if (now - since > SHORTEST) {
            blocks.removeIf(span -> span.from() == since);
            blocks.add(new Span(caller, Kind.BLOCKS, since, now));
            finding = finding != null ? finding : "greenlet " + caller + " blocks the thread: " + where(stack);
        }
    }

    private static boolean isInCall(StackTraceElement[] stack) {
        return Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(Actor.class.getName())
            && (frame.getMethodName().equals("calls") || frame.getMethodName().equals("yields")));
    }

    List<Span> blocks() {
        return blocks;
    }

    /** What blocked the thread, or else where the thread is now; null if it has ended. */
    String finding() {
        StackTraceElement[] stack = thread.getStackTrace();
        return finding != null || stack.length == 0 ? finding : "the hub's thread is in " + where(stack);
    }

    /** The JDK's method that a method of the hub has called, and the latter with its line. */
    private static String where(StackTraceElement[] stack) {
        Optional<StackTraceElement> own = Arrays.stream(stack).filter(frame -> frame.getModuleName() == null
            && !frame.getClassName().startsWith("greenlab.grade.")).findFirst();
        int at = own.map(Arrays.asList(stack)::indexOf).orElse(0);
        StackTraceElement inner = stack.length == 0 ? null : stack[Math.max(0, at - 1)];
        return inner == null ? "no method" : at == 0 ? named(stack[0])
            : named(inner) + ", called by " + named(stack[at]);
    }

    private static String named(StackTraceElement frame) {
        String type = frame.getClassName().replaceFirst(".*\\.", "");
        return type + "." + frame.getMethodName()
            + (frame.getModuleName() == null ? " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")" : "");
    }
}
