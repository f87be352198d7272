package greenlab.net;

import greenlab.green.Hub;
import greenlab.green.HubSelector;
import greenlab.green.Waiter;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;

/** The waiters of one channel in one hub, attached to the channel's key. For the hub's thread. */
final class ChannelWaiters implements HubSelector.KeyListener {
    private final List<One> waiters = new ArrayList<>(2);

    /** One of them. */
    private static final class One extends Waiter {
        private final IoCondition condition;

        One(Hub hub, IoCondition condition, long nanos) {
            super(hub, nanos);
            this.condition = condition;
        }

        @Override
        protected boolean block(long nanos) throws IOException {
            return BlockingPoller.await(condition, nanos);
        }
    }

    /**
     * Adds a waiter that ends when its channel is ready.
     *
     * @throws ClosedChannelException if the channel or its socket is closed already
     */
    static Waiter add(Hub hub, IoCondition condition, long nanos) throws ClosedChannelException {
        SelectionKey key = hub.selector().keyOf(condition.channel());
        if (condition.closed().getAsBoolean() || key != null && !key.isValid()) {
            throw new ClosedChannelException();
        }
        if (key == null) {
            key = hub.selector().register(condition.channel(), new ChannelWaiters());
        }
        One waiter = new One(hub, condition, nanos);
        of(key).waiters.add(waiter);
        of(key).update(key);
        return waiter;
    }

    private static ChannelWaiters of(SelectionKey key) {
        return (ChannelWaiters) key.attachment();
    }

    /** Ends the waits for operations that are ready, or all if the channel was closed. */
    @Override
    public void ready(SelectionKey key) {
        int ready = key.isValid() ? key.readyOps() : ~0;
        for (One waiter : waiters) {
            if ((waiter.condition.ops() & ready) != 0) {
                waiter.ready();
            }
        }
        update(key);
    }

    /** Removes the waiters that are over: if the selector still asked for their operations, it would spin. */
    static void removeEnded(HubSelector selector, SelectableChannel channel) {
        SelectionKey key = selector.keyOf(channel);
        if (key != null) {
            of(key).update(key);
        }
    }

    /** Deregisters the channel if it has no waiters, so that this selector doesn't keep it open. */
    static void deregisterIdle(HubSelector selector, SelectableChannel channel) throws IOException {
        SelectionKey key = selector.keyOf(channel);
        if (key != null && of(key).waiters.isEmpty()) {
            selector.deregister(key);
        }
    }

    /**
     * Ends all waits for the channel in all hubs, because it is about to be closed. Any thread may call it. The key is
     * looked up on each hub's thread, or a greenlet that is just about to wait would be missed.
     */
    static void endAll(SelectableChannel channel) {
        HubSelector.forEach(selector -> {
            SelectionKey key = selector.keyOf(channel);
            if (key != null) {
                of(key).waiters.forEach(Waiter::ready);
            }
        });
    }

    private void update(SelectionKey key) {
        waiters.removeIf(Waiter::isOver);
        int ops = 0;
        for (One waiter : waiters) {
            ops |= waiter.condition.ops();
        }
        try {
            key.interestOps(ops);
        } catch (CancelledKeyException closed) {
            waiters.forEach(Waiter::ready);   // they try again, and find the channel closed
        }
    }
}
