package greenlab.fetch;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Marks, in a flight recording, the part of a run that is timed. Where none is made, it does nothing. */
public final class TimedPart implements AutoCloseable {
    /** The event's name in recordings and in their settings. */
    public static final String NAME = "greenlab.TimedPart";

    @Name(NAME)
    @StackTrace(false)
    private static final class Mark extends Event {}

    /** Not made needlessly: for its first event a JVM sets up all of JFR, which takes a tenth of a second. */
    private final Mark mark = FlightRecorder.isInitialized() ? new Mark() : null;

    private TimedPart() {}

    /** The run's clock starts now. */
    static TimedPart begin() {
        TimedPart part = new TimedPart();
        if (part.mark != null) {
            part.mark.begin();
        }
        return part;
    }

    /** All fetches have ended. */
    @Override
    public void close() {
        if (mark != null) {
            mark.commit();
        }
    }
}
