package greenlab.green;

import java.io.IOException;

/** What blocking code does instead of blocking, once it is patched: a greenlet lets others run, a thread waits. */
final class Cooperation {
    /** Who has had the thread for so long, in nanoseconds, and could go on, lets the others have a turn first. */
    private static final long FAIR_TURN = 10_000_000;

    private Cooperation() {}

    /**
     * Waits for a channel: in a greenlet through the hub, elsewhere as the JDK's own sockets do, in place.
     *
     * @param nanos for how long at most; {@link Timers#NEVER} is for ever
     * @return false if the time ran out
     * @throws java.nio.channels.ClosedChannelException if the channel was closed
     */
    static boolean await(Readiness what, long nanos) throws IOException {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return Deputy.await(what, nanos);
        }
        Hub hub = self.hub();
        Wait wait = hub.newWait(what, nanos);
        Interest.add(hub.selector(), wait);
        try {
            hub.pause(wait);
            hub.turns().begin(self);   // who has waited needn't give way to be fair, even if it never left the thread
        } finally {
            Interest.forget(hub.selector(), what.channel());
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
            self.hub().giveWay();
        }
    }
}
