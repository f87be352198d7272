package greenlab.fetch;

import greenlab.monitor.BlockedInterval;
import greenlab.monitor.BlockingMonitor;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Converts blocked intervals into timeline events. An open interval is reported again, longer, until it closes.
 *
 * @param start the start of the run, in nanoseconds of {@link System#nanoTime}
 * @param lane the fetch number of a greenlet or thread; 0 if it has none, in which case it is not drawn
 * @param timeline receives the events on the monitor's thread, for example a recorder
 */
public record BlockEvents(long start, ToIntFunction<Object> lane, Consumer<Event> timeline)
        implements BlockingMonitor.Listener {

    @Override
    public void blocked(BlockedInterval block) {
        int fetch = lane.applyAsInt(block.runner());
        if (fetch != 0) {
            timeline.accept(Event.blocked((block.since() - start) / 1e9, fetch, block.frame(), block.nanos() / 1e9));
        }
    }

    @Override
    public void blocking(BlockedInterval open) {
        blocked(open);
    }
}
