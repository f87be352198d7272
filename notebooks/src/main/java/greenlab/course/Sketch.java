package greenlab.course;

import greenlab.timeline.Event;
import greenlab.timeline.LivePicture;
import greenlab.timeline.Recorder;
import greenlab.timeline.Run;
import greenlab.timeline.Words;
import greenlab.watch.BlockEvents;
import greenlab.watch.Watch;
import java.util.function.ToIntFunction;

/**
 * A timeline of what happens in the notebook's own JVM, drawn while it happens: a cell notes what each of its lanes does
 * at the moment when it does. Lanes are numbered from 1. Any thread may note; the cell's own thread draws, since what
 * another thread shows goes nowhere.
 */
public final class Sketch implements AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;

    private final Recorder recorder;
    private final LivePicture picture;
    private final Thread cell = Thread.currentThread();
    private final long start = System.nanoTime();
    private long drawn = start;
    private Watch watch;
    private Run finished;

    Sketch(String runtime, int lanes, double delay, LivePicture picture) {
        this.recorder = new Recorder(null, "" + Runtime.version().feature(), false, runtime, "http", lanes, delay);
        this.picture = picture;
    }

    /** The lane opens its connection. */
    public void open(int lane) {
        note(lane, Event.What.OPEN);
    }

    /** The lane's connection is up and its request is on the way. */
    public void send(int lane) {
        note(lane, Event.What.OPENED);
        note(lane, Event.What.SEND);
    }

    /** The lane's answer is there, to its end. */
    public void done(int lane) {
        note(lane, Event.What.RECV);
        note(lane, Event.What.DONE);
    }

    /** Draws who keeps the thread from now on, if the watch finds anyone; {@code lane} is 0 for who isn't drawn. */
    public void watch(Watch.Subject subject, ToIntFunction<Object> lane) {
        watch = Watch.over(subject, new BlockEvents(start, lane, recorder::add));
    }

    /** What happened, with its seconds and its verdict. Ends the sketch, if it hasn't ended. */
    public Run run() {
        close();
        return finished;
    }

    private void note(int lane, Event.What what) {
        recorder.add(Event.of(seconds(), lane, what));
        if (Thread.currentThread() == cell && System.nanoTime() - drawn > REDRAW_NANOS) {
            picture.accept(recorder.soFar(seconds()));
            drawn = System.nanoTime();
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Draws the whole, and says it in words. */
    @Override
    public void close() {
        if (finished == null) {
            if (watch != null) {
                watch.close();
            }
            finished = recorder.finished(secondsOf(recorder.soFar()), null, null);
            picture.accept(finished);
            System.out.println(Words.story(finished));
        }
    }

    /** From the first lane's opening; what the cell did before it isn't part of the run. */
    private static double secondsOf(Run all) {
        return all.seconds() - all.events().stream().filter(event -> event.what() == Event.What.OPEN)
            .mapToDouble(Event::t).min().orElse(0);
    }
}
