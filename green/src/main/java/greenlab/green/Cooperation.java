package greenlab.green;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;

/** What blocking code does instead of blocking, once it is patched: a greenlet lets others run, a thread waits. */
final class Cooperation {
    /** Who has had the thread for so long, in nanoseconds, and could go on, lets the others have a turn first. */
    private static final long FAIR_TURN = 10_000_000;

    private Cooperation() {}

    /**
     * Waits until the channel is ready for {@code ops} (of {@link SelectionKey}): in a greenlet through the hub,
     * elsewhere as the JDK's own sockets do, in place.
     *
     * @param channel in non-blocking mode
     * @param nanos for how long at most; {@link Long#MAX_VALUE} is for ever
     * @return false if the time ran out
     * @throws java.nio.channels.ClosedChannelException if the channel was closed
     */
    static boolean await(SelectableChannel channel, int ops, long nanos) throws IOException {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return ThreadWaits.await(channel, ops, nanos);
        }
        Hub hub = self.hub();
        Wait wait = hub.newWait(nanos == Timers.NEVER ? null : Duration.ofNanos(nanos));
        Interest.add(hub.selector(), channel, ops, wait);
        try {
            hub.pause(wait, channel, ops);
        } finally {
            Interest.forget(hub.selector(), channel);
        }
        return !wait.timedOut();
    }

    /**
     * Lets the others have a turn where the current greenlet has had the thread for long and needn't wait: for those
     * who always find something to read.
     */
    static void beFair() {
        Greenlet<?> self = Hub.current();
        if (self != null && self.hub().turnSoFar() > FAIR_TURN) {
            self.hub().giveWay();
        }
    }
}
