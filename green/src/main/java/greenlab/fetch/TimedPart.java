package greenlab.fetch;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * Marks the timed part of a run in a flight recording. To be created only during one: the first event of a JVM
 * initialises JFR, which takes 0.1 s.
 */
@Name(TimedPart.NAME)
@StackTrace(false)
public final class TimedPart extends Event implements AutoCloseable {
    /** The event's name in recordings and in their settings. */
    public static final String NAME = "greenlab.TimedPart";

    TimedPart() {
        begin();
    }

    /** Ends the timed part. */
    @Override
    public void close() {
        commit();
    }
}
