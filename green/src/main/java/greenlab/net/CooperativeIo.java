package greenlab.net;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Waiter;
import java.io.IOException;

/** Waiting for a channel: a greenlet lets others run, a thread without a hub blocks. */
final class CooperativeIo {
    private CooperativeIo() {}

    /**
     * Waits until the channel is ready.
     *
     * @param nanos the time limit, or {@link Waiter#FOREVER}
     * @return false if the time ran out
     * @throws java.nio.channels.ClosedChannelException if the channel was closed
     */
    static boolean await(IoCondition condition, long nanos) throws IOException {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return BlockingPoller.await(condition, nanos);
        }
        Hub hub = self.hub();
        Waiter waiter = ChannelWaiters.add(hub, condition, nanos);
        try {
            hub.pause(waiter);
        } finally {
            ChannelWaiters.removeEnded(hub.selector(), condition.channel());
        }
        return !waiter.timedOut();
    }
}
