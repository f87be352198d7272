package greenlab.fetch;

import greenlab.timeline.Event;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells of each block when it has ended: who kept the thread, how long and in which frame. A line for each. */
final class WatchLines implements Consumer<Event>, AutoCloseable {
    private final PrintStream out;
    private Event last;

    WatchLines(PrintStream out) {
        this.out = out;
    }

    /** Called by the watch's thread for a block, which grows from one telling to the next; other events pass by. */
    @Override
    public synchronized void accept(Event event) {
        if (event.what() == Event.What.BLOCKED) {
            if (last != null && !event.supersedes(last)) {
                print();
            }
            last = event;
        }
    }

    /** Tells of the last block. */
    @Override
    public synchronized void close() {
        if (last != null) {
            print();
        }
    }

    private void print() {
        out.printf(Locale.ROOT, "%7.2f s  fetch %d kept the thread for %.2f s in %s%n",
            last.t(), last.fetch(), last.seconds(), last.frame());
    }
}
