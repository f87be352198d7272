package greenlab.run;

/**
 * The total time for which a frame blocked the thread during a run.
 *
 * @param frame the innermost frame outside the JDK and greenlab, as {@code package.Class.method}: the culprit frame
 * @param seconds the sum over all blocks in that frame
 */
public record Blocked(String frame, double seconds) {}
