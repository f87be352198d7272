package greenlab.timeline;

/** A finished run as it stood at some moment: what it had told by then. */
public final class Replay {
    private Replay() {}

    /** The run as it stood at {@code t}, in seconds since it began; from its end on, the run itself. */
    public static Run at(Run run, double t) {
        if (t >= run.seconds()) {
            return run;
        }
        var recorder = new Recorder(run.stage(), run.java(), run.emulated(), run.runtime(), run.proto(), run.n(),
            run.delay());
        run.events().stream().filter(event -> event.t() <= t).map(event -> until(t, event)).forEach(recorder::add);
        return recorder.soFar(t);
    }

    /** A block that goes on is known up to this moment only. */
    private static Event until(double t, Event event) {
        return event.what() != Event.What.BLOCKED ? event
            : Event.blocked(event.t(), event.fetch(), event.frame(), Math.min(event.seconds(), t - event.t()));
    }
}
