package greenlab.fetch;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Marks the timed part of a run in a flight recording. Without a recording it does nothing. */
public final class TimedPart implements AutoCloseable {
    /** The event's name in recordings and in their settings. */
    public static final String NAME = "greenlab.TimedPart";

    @Name(NAME)
    @StackTrace(false)
    private static final class Mark extends Event {}

    /** Null without a recording: the first event of a JVM initialises JFR, which takes 0.1 s. */
    private final Mark mark = FlightRecorder.isInitialized() ? new Mark() : null;

    private TimedPart() {}

    /** Starts the timed part. */
    static TimedPart begin() {
        TimedPart part = new TimedPart();
        if (part.mark != null) {
            part.mark.begin();
        }
        return part;
    }

    /** Ends the timed part. */
    @Override
    public void close() {
        if (mark != null) {
            mark.commit();
        }
    }
}
