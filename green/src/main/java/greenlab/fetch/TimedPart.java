package greenlab.fetch;

import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The part of a run that is timed, as an event of a flight recording: it begins when the run's clock does. Where no
 * flight recorder runs, it costs nothing and tells nobody.
 */
@Name(TimedPart.NAME)
@StackTrace(false)
public final class TimedPart extends Event {
    /** The event's name in recordings and in their settings. */
    public static final String NAME = "greenlab.TimedPart";
}
