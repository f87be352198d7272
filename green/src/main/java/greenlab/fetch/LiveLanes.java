package greenlab.fetch;

import greenlab.timeline.Event;
import greenlab.timeline.LiveText;
import greenlab.timeline.Recorder;
import greenlab.timeline.TextTimeline;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A run's lanes in the terminal while it goes on: a bar for each fetch. A thread of its own draws them, and rests for
 * longer where that takes it long, so that watching a run doesn't slow it.
 */
final class LiveLanes implements Consumer<Event>, AutoCloseable {
    private static final long SHORTEST_REST = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_REST = Duration.ofMillis(500).toNanos();
    private static final int REST = 9;

    private final Recorder recorder;
    private final Terminal terminal;
    private final LiveText text;
    private final Thread drawing = Thread.ofPlatform().daemon().name("greenlab-live").unstarted(this::draw);
    private volatile long start;

    LiveLanes(Recorder recorder, Terminal terminal, PrintStream out) {
        this.recorder = recorder;
        this.terminal = terminal;
        this.text = new LiveText(out);
        drawing.start();
    }

    @Override
    public void accept(Event event) {
        if (start == 0) {
            start = System.nanoTime();
        }
        recorder.add(event);
    }

    private void draw() {
        try {
            while (true) {
                long begun = System.nanoTime();
                text.draw(TextTimeline.live(recorder.soFar(start == 0 ? 0 : (begun - start) / 1e9), terminal.columns(),
                    terminal.rows() - 1, Terminal.unicode(System.err)));
                Thread.sleep(Duration.ofNanos(
                    Math.clamp(REST * (System.nanoTime() - begun), SHORTEST_REST, LONGEST_REST)));
            }
        } catch (InterruptedException over) {
            // there is no more to draw
        }
    }

    /** Erases them. */
    @Override
    public void close() throws InterruptedException {
        drawing.interrupt();
        drawing.join();
        text.close();
    }
}
