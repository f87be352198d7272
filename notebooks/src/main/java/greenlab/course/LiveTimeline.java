package greenlab.course;

import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.RunningSlice;
import greenlab.render.LivePicture;
import greenlab.render.RunSummary;
import greenlab.run.Recorder;
import greenlab.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.ToIntFunction;

/**
 * A timeline of the notebook's own JVM, redrawn while the run goes on. A cell records the events of its lanes as they
 * happen; lanes are numbered from 1. Any thread may record. Only the cell's thread draws, because the kernel discards
 * what other threads display.
 *
 * <p>The recording methods throw {@link CancellationException} if the cell was interrupted: the kernel's stop button
 * can't wake a blocked read, but the next lane needn't start.
 */
public final class LiveTimeline implements AutoCloseable {
    /** The work of a lane. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private static final long REDRAW_NANOS = 100_000_000;
    /** The class that the kernel generates for a cell; its number means nothing to the reader. */
    private static final String CELL_CLASS = "^REPL\\.\\$JShell\\$\\d+[A-Z]*[.$]";

    private final String runtime;
    private final Recorder recorder;
    private final LivePicture picture;
    private final Thread cell = Thread.currentThread();
    private final long start;
    private long drawn;
    private volatile RunningSlice slice;
    private BlockingMonitor monitor;
    private Run finished;

    /** {@code runtime} is shown as it is: the reader's own hub isn't one of the kit's runtimes. */
    LiveTimeline(String runtime, int lanes, double delay, LivePicture picture) {
        this.runtime = runtime;
        this.recorder = new Recorder(RunSpec.ofFetches("" + Runtime.version().feature(), RuntimeName.GREEN, Proto.http,
            lanes, delay, 1));
        this.picture = picture;
        picture.accept(labelled(recorder.snapshot()));   // the first picture takes longest, because it loads classes
        this.start = System.nanoTime();
        this.drawn = start;
    }

    /** Starts a timeline of another program, whose lanes wait for {@code delay} seconds each; 0 if they differ. */
    public static LiveTimeline start(String runtime, int lanes, double delay) {
        return new LiveTimeline(runtime, lanes, delay, CellDisplay.ofKernel().picture());
    }

    /** Does work that the lane waits for, without a connection. */
    public void lane(int lane, Work work) throws Exception {
        open(lane);
        send(lane);
        try {
            work.run();
        } catch (Exception e) {
            failed(lane, e.toString());
            throw e;
        }
        done(lane);
    }

    /** Records that the lane opens its connection. */
    public void open(int lane) {
        add(lane, Event.What.OPEN);
        slice = new RunningSlice(lane, cell, System.nanoTime(), 0);
    }

    /** Records that the lane's connection is open and its request is sent. */
    public void send(int lane) {
        add(lane, Event.What.OPENED);
        add(lane, Event.What.SEND);
    }

    /** Records that the lane has received its whole answer. */
    public void done(int lane) {
        slice = null;
        add(lane, Event.What.RECV);
        add(lane, Event.What.DONE);
    }

    /** Records that the lane ends without an answer; the reason is one line. */
    public void failed(int lane, String reason) {
        slice = null;
        add(Event.failed(seconds(), lane, reason));
    }

    /**
     * Starts a blocking monitor and draws what it reports.
     *
     * @param lane the lane of what runs on the thread; 0 if it has none
     */
    public void monitor(BlockingMonitor.SliceSource subject, ToIntFunction<Object> lane) {
        monitor = BlockingMonitor.live(subject, block -> {
            int number = lane.applyAsInt(block.runner());
            if (number != 0) {
                recorder.add(inCell(Event.blocked(block, number, start)));
            }
        });
    }

    /** Monitors the cell's own thread, on which lanes run one after the other, each from open to done. */
    public void monitorThisThread() {
        monitor(() -> {
            RunningSlice now = slice;
            return now == null ? List.of() : List.of(now);
        }, lane -> (int) lane);
    }

    /** Reports a block in a cell's code as {@code cell.recv}, whatever the kernel's class for that cell. */
    private static Event inCell(Event block) {
        String frame = block.frame().replaceFirst(CELL_CLASS, "cell.");
        return Event.blocked(block.t(), block.fetch(), frame, block.seconds());
    }

    /** Waits for threads that record, and draws meanwhile. */
    public void join(Iterable<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            while (!thread.join(Duration.ofNanos(REDRAW_NANOS))) {
                draw();
            }
        }
    }

    /** The finished run, with its seconds and its verdict. Closes the timeline. */
    public Run run() {
        close();
        return finished;
    }

    private void add(int lane, Event.What what) {
        add(Event.of(seconds(), lane, what));
    }

    private void add(Event event) {
        if (Thread.currentThread() == cell && cell.isInterrupted()) {
            throw new CancellationException("the cell was interrupted");
        }
        recorder.add(event);
        if (Thread.currentThread() == cell && System.nanoTime() - drawn > REDRAW_NANOS) {
            draw();
        }
    }

    private void draw() {
        picture.accept(labelled(recorder.snapshot(seconds())));
        drawn = System.nanoTime();
    }

    private Run labelled(Run run) {
        return new Run(run.stage(), run.java(), run.emulated(), runtime, run.proto(), run.n(), run.delay(),
            run.seconds(), run.ok(), run.verdict(), run.peakInFlight(), run.tls(), run.blocked(), run.error(),
            run.events());
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Draws the finished run and prints its summary. */
    @Override
    public void close() {
        if (finished == null) {
            if (monitor != null) {
                monitor.close();
            }
            FetchResult result = new FetchResult(secondsOf(recorder.snapshot()), null, null, null);
            finished = labelled(recorder.finished(result));
            picture.accept(finished);
            System.out.println(RunSummary.story(finished));
        }
    }

    /** Counted from the first lane's open event; earlier work of the cell isn't part of the run. */
    private static double secondsOf(Run all) {
        return all.seconds() - all.events().stream().filter(event -> event.what() == Event.What.OPEN)
            .mapToDouble(Event::t).min().orElse(0);
    }
}
