package greenlab.watch;

import greenlab.timeline.Event;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Turns blocks into events of a timeline, which grow while they last.
 *
 * @param start when the run began, in nanoseconds of {@link System#nanoTime}
 * @param lane the number of someone's fetch; 0 for who has none, and isn't drawn
 * @param timeline is given the events, on the watch's thread; {@link greenlab.timeline.Recorder#add} for one
 */
public record BlockEvents(long start, ToIntFunction<Object> lane, Consumer<Event> timeline) implements Watch.Listener {

    @Override
    public void blocked(Block block) {
        int fetch = lane.applyAsInt(block.who());
        if (fetch != 0) {
            timeline.accept(Event.blocked((block.since() - start) / 1e9, fetch, block.frame(), block.nanos() / 1e9));
        }
    }

    @Override
    public void blocking(Block soFar) {
        blocked(soFar);
    }
}
