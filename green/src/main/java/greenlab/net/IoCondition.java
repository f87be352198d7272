package greenlab.net;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Waiter;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.function.BooleanSupplier;

/**
 * What a greenlet or thread waits for: the readiness of a channel.
 *
 * @param channel in non-blocking mode
 * @param ops the operations, of {@link java.nio.channels.SelectionKey}
 * @param closed whether the channel's socket is closed; asked before a wait begins, on the hub's thread
 */
record IoCondition(SelectableChannel channel, int ops, BooleanSupplier closed) {

    /**
     * Waits until the channel is ready: a greenlet lets others run, a thread without a hub blocks.
     *
     * @param nanos the time limit, or {@link Waiter#FOREVER}
     * @return false if the time ran out
     * @throws java.nio.channels.ClosedChannelException if the channel was closed
     */
    boolean await(long nanos) throws IOException {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return BlockingPoller.await(this, nanos);
        }
        Hub hub = self.hub();
        Waiter waiter = ChannelWaiters.add(hub, this, nanos);
        try {
            hub.pause(waiter);
        } finally {
            ChannelWaiters.removeEnded(hub.selector(), channel);
        }
        return !waiter.timedOut();
    }
}
