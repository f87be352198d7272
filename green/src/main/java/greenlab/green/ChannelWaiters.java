package greenlab.green;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** The waiters of one channel. They are attached to the channel's key in the selector of a {@link HubSelector}. */
final class ChannelWaiters {
    private final List<Waiter> waits = new ArrayList<>(2);

    /**
     * Notes that a wait ends when its channel is ready. On the selector's thread, like all that follows.
     *
     * @throws ClosedChannelException if the channel or its socket is closed already
     */
    static void add(Selector selector, Waiter wait) throws ClosedChannelException {
        SelectableChannel channel = wait.what().channel();
        SelectionKey key = channel.keyFor(selector);
        if (wait.what().closed().getAsBoolean() || key != null && !key.isValid()) {
            throw new ClosedChannelException();
        }
        if (key == null) {
            key = channel.register(selector, 0, new ChannelWaiters());
        }
        ChannelWaiters interest = (ChannelWaiters) key.attachment();
        interest.waits.add(wait);
        interest.tell(key);
    }

    /** The selector found the key ready: ends the waits that asked for it, and forgets those that are over. */
    static void ready(SelectionKey key) {
        ChannelWaiters interest = (ChannelWaiters) key.attachment();
        int ready = key.isValid() ? key.readyOps() : ~0;
        interest.waits.stream().filter(wait -> (wait.what().ops() & ready) != 0).forEach(Waiter::ready);
        interest.tell(key);
    }

    /** A wait ended without the channel: its interest goes, or the selector would spin. */
    static void forget(Selector selector, SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            ((ChannelWaiters) key.attachment()).tell(key);
        }
    }

    /** Where nobody waits for the channel any more, the selector, too, is to know nothing of it. */
    static void letGo(Selector selector, SelectableChannel channel) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        if (key != null && ((ChannelWaiters) key.attachment()).waits.isEmpty()) {
            key.cancel();
            selector.selectNow(ChannelWaiters::ready);
        }
    }

    /**
     * Ends all waits for the channel, in all hubs of this JVM: it is about to be closed. May be called by any thread.
     * The key is looked up on the selector's thread, or one who is just about to wait would be missed.
     */
    static void endAll(SelectableChannel channel) {
        HubSelector.ringAll(selector -> {
            SelectionKey key = channel.keyFor(selector);
            if (key != null) {
                ((ChannelWaiters) key.attachment()).waits.forEach(Waiter::ready);
            }
        });
    }

    private void tell(SelectionKey key) {
        waits.removeIf(Waiter::isOver);
        try {
            key.interestOps(waits.stream().mapToInt(wait -> wait.what().ops()).reduce(0, (a, b) -> a | b));
        } catch (CancelledKeyException closed) {
            waits.forEach(Waiter::ready);   // they try again, and find the channel closed
        }
    }
}
