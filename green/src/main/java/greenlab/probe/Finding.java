package greenlab.probe;

import java.util.List;
import java.util.Locale;

/**
 * One block that lasted longer than the threshold.
 *
 * @param id unique in a watch; an open finding is reported again, longer each time, under the same id
 * @param t the start, in seconds since the watch began
 * @param seconds its length, pauses of the garbage collector not counted; so far, if it is open
 * @param open whether it lasts
 * @param kind how it blocks
 * @param thread the thread that blocks: its name, or {@code #31} for a virtual thread without one
 * @param carrier the name of the blocked carrier; null for a platform thread
 * @param frame the culprit frame, {@code package.Class.method}: the innermost one outside the JDK
 * @param call the call in the reader's own packages that led there, {@code package.Class.method(File.java:31)}; null
 *     if there is none
 * @param starved how many virtual threads were runnable and unmounted meanwhile, at most
 * @param allBlocked whether all carriers were blocked at one moment of it
 * @param stack innermost frame first, at most {@value #DEPTH} frames
 * @param hint what to do about it; null until {@link #advised}
 * @param source the address that says so; null until then
 */
public record Finding(int id, double t, double seconds, boolean open, BlockKind kind, String thread, String carrier,
                      String frame, String call, int starved, boolean allBlocked, List<String> stack, String hint,
                      String source) {
    static final int DEPTH = 48;

    /** The same, with what to do about it. */
    Finding advised(Hint advice) {
        return new Finding(id, t, seconds, open, kind, thread, carrier, frame, call, starved, allBlocked, stack,
            advice.remedy(), advice.source());
    }

    /** One line, such as {@code blocked for 0.5 s in a.B.c (silent native call), called by d.E.f(E.java:3)}. */
    public String line() {
        String where = carrier == null ? "thread " + thread : "virtual thread " + thread + " on " + carrier;
        return String.format(Locale.ROOT, "%s blocked for %.2f s in %s (%s)", where, seconds, frame,
            kind.words()) + (call == null || call.startsWith(frame + "(") ? "" : ", called by " + call)
            + (starved == 0 ? "" : "; virtual threads starved: " + starved)
            + (allBlocked ? "; all carriers were blocked" : "");
    }
}
