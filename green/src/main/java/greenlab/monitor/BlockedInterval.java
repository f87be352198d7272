package greenlab.monitor;

/**
 * An interval in which a greenlet or virtual thread blocked a shared thread in one frame.
 *
 * @param runner the greenlet or thread that blocked
 * @param frame the culprit frame, see {@link CulpritFrame}
 * @param since the start, in nanoseconds of {@link System#nanoTime}
 * @param nanos the length in nanoseconds; the length so far while the interval is open
 */
public record BlockedInterval(Object runner, String frame, long since, long nanos) {}
