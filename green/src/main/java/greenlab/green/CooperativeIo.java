package greenlab.green;

import java.io.IOException;

/** What blocking code does instead of blocking, once it is patched: a greenlet lets others run, a thread waits. */
final class CooperativeIo {
    /** Who has had the thread for so long, in nanoseconds, and could go on, lets the others have a turn first. */
    private static final long FAIR_TURN = 10_000_000;

    private CooperativeIo() {}

    /**
     * Waits for a channel: in a greenlet through the hub, elsewhere as the JDK's own sockets do, in place.
     *
     * @param nanos for how long at most; {@link Timers#NEVER} is for ever
     * @return false if the time ran out
     * @throws java.nio.channels.ClosedChannelException if the channel was closed
     */
    static boolean await(IoCondition what, long nanos) throws IOException {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return BlockingPoller.await(what, nanos);
        }
        Hub hub = self.hub();
        Waiter wait = hub.newWaiter(what, nanos);
        ChannelWaiters.add(hub.selector(), wait);
        try {
            hub.pause(wait);
            hub.turns().begin(self);   // who has waited needn't give way to be fair, even if it never left the thread
        } finally {
            ChannelWaiters.forget(hub.selector(), what.channel());
        }
        return !wait.timedOut();
    }

    /**
     * Lets the others have a turn where the current greenlet has had the thread for long and needn't wait: for those
     * who always find something to read.
     */
    static void beFair() {
        Greenlet<?> self = Hub.current();
        if (self != null && self.hub().turns().soFar() > FAIR_TURN) {
            self.hub().yieldNow();
        }
    }
}
