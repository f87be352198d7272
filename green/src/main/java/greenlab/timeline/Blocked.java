package greenlab.timeline;

/**
 * One line of the bill: a frame, and the time for which it kept the thread during a run.
 *
 * @param frame the innermost frame outside the JDK and greenlab, as {@code package.Class.method}: the code to blame
 * @param seconds the sum over all of the run's blocks in that frame
 */
public record Blocked(String frame, double seconds) {}
