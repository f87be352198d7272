package greenlab.run;

import greenlab.fetch.Event;

/** A finished run as it stood at an earlier moment. */
public final class Replay {
    private Replay() {}

    /** The run as it stood at {@code t}, in seconds since it began; from its end on, the run itself. */
    public static Run at(Run run, double t) {
        if (t >= run.seconds()) {
            return run;
        }
        var recorder = new Recorder(run.spec());
        run.events().stream().filter(event -> event.t() <= t).map(event -> until(t, event)).forEach(recorder::add);
        return recorder.snapshot(t);
    }

    /** A block in progress is known only up to this moment. */
    private static Event until(double t, Event event) {
        return event.what() != Event.What.BLOCKED ? event
            : Event.blocked(event.t(), event.fetch(), event.frame(), Math.min(event.seconds(), t - event.t()));
    }
}
