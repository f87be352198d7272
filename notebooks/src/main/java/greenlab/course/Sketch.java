package greenlab.course;

import greenlab.fetch.BlockEvents;
import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.RunningSlice;
import greenlab.monitor.RunningThread;
import greenlab.render.LivePicture;
import greenlab.render.RunSummary;
import greenlab.run.Recorder;
import greenlab.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;

/**
 * A timeline of what happens in the notebook's own JVM, drawn while it happens: a cell notes what each of its lanes does
 * at the moment when it does. Lanes are numbered from 1. Any thread may note; the cell's own thread draws, since what
 * another thread shows goes nowhere.
 *
 * <p>Noting throws {@link CancellationException} where the cell was interrupted: what blocks can't be woken by the
 * kernel's stop button, but needn't go on with the next lane.
 */
public final class Sketch implements AutoCloseable {
    private static final long REDRAW_NANOS = 100_000_000;
    /** The class that a kernel makes of a cell; its number means nothing to who wrote the cell. */
    private static final String CELL_CLASS = "^REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]";

    private final Recorder recorder;
    private final LivePicture picture;
    private final Thread cell = Thread.currentThread();
    private final long start;
    private long drawn;
    private volatile RunningSlice stay;
    private BlockingMonitor watch;
    private Run finished;

    Sketch(String runtime, int lanes, double delay, LivePicture picture) {
        this.recorder = new Recorder(RunSpec.ofFetches("" + Runtime.version().feature(), RuntimeName.of(runtime),
            Proto.http, lanes, delay, 1));
        this.picture = picture;
        picture.accept(recorder.snapshot());   // the first picture takes longest: it loads classes
        this.start = System.nanoTime();
        this.drawn = start;
    }

    /** The lane opens its connection. */
    public void open(int lane) {
        note(lane, Event.What.OPEN);
        stay = new RunningThread(lane, cell, System.nanoTime(), 0);
    }

    /** The lane's connection is up and its request is on the way. */
    public void send(int lane) {
        note(lane, Event.What.OPENED);
        note(lane, Event.What.SEND);
    }

    /** The lane's answer is there, to its end. */
    public void done(int lane) {
        stay = null;
        note(lane, Event.What.RECV);
        note(lane, Event.What.DONE);
    }

    /** Draws who keeps the thread from now on, if the watch finds anyone; {@code lane} is 0 for who isn't drawn. */
    public void watch(BlockingMonitor.SliceSource subject, ToIntFunction<Object> lane) {
        watch = BlockingMonitor.over(subject, new BlockEvents(start, lane, block -> recorder.add(inCell(block))));
    }

    /** The same for lanes that follow each other on the cell's own thread: each keeps it from open to done. */
    public void watchThisThread() {
        watch(() -> {
            RunningSlice now = stay;
            return now == null ? List.of() : List.of(now);
        }, lane -> (int) lane);
    }

    /** A block in code of a cell is told as {@code cell.recv}, whatever class the kernel made of that cell. */
    private static Event inCell(Event block) {
        String frame = block.frame().replaceFirst(CELL_CLASS, "cell.");
        return Event.blocked(block.t(), block.fetch(), frame, block.seconds());
    }

    /** Waits for threads that note, and draws meanwhile. */
    public void join(Iterable<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            while (!thread.join(Duration.ofNanos(REDRAW_NANOS))) {
                draw();
            }
        }
    }

    /** What happened, with its seconds and its verdict. Ends the sketch, if it hasn't ended. */
    public Run run() {
        close();
        return finished;
    }

    private void note(int lane, Event.What what) {
        if (Thread.currentThread() == cell && cell.isInterrupted()) {
            throw new CancellationException("the cell was interrupted");
        }
        recorder.add(Event.of(seconds(), lane, what));
        if (Thread.currentThread() == cell && System.nanoTime() - drawn > REDRAW_NANOS) {
            draw();
        }
    }

    private void draw() {
        picture.accept(recorder.snapshot(seconds()));
        drawn = System.nanoTime();
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
            finished = recorder.finished(new FetchResult(secondsOf(recorder.snapshot()), null, null, null));
            picture.accept(finished);
            System.out.println(RunSummary.story(finished));
        }
    }

    /** From the first lane's opening; what the cell did before it isn't part of the run. */
    private static double secondsOf(Run all) {
        return all.seconds() - all.events().stream().filter(event -> event.what() == Event.What.OPEN)
            .mapToDouble(Event::t).min().orElse(0);
    }
}
