package greenlab.watch;

/**
 * Someone kept, in one frame, a thread that others needed.
 *
 * @param who the greenlet or thread that did
 * @param frame the code to blame, see {@link Blame}
 * @param since when it began, in nanoseconds of {@link System#nanoTime}
 * @param nanos how long it lasted; so far, while it is under way
 */
public record Block(Object who, String frame, long since, long nanos) {}
