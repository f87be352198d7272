package greenlab.green;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Who waits for what on one channel. It is the attachment of the channel's key in the selector of a {@link Doorbell}. */
final class Interest {
    /** Someone who waits for a channel. */
    interface Waiter {
        /** It is ready, or closed: try again. May be said more than once, and comes too late where the wait is over. */
        void ready();

        boolean isOver();
    }

    private record Entry(Waiter waiter, int ops) {}

    private final List<Entry> entries = new ArrayList<>(2);

    /**
     * Notes that a wait ends when the channel is ready. On the selector's thread, like all that follows.
     *
     * @throws ClosedChannelException if the channel is closed already
     */
    static void add(Selector selector, Readiness what, Waiter waiter) throws IOException {
        SelectionKey key = what.channel().keyFor(selector);
        if (key != null && !key.isValid()) {
            throw new ClosedChannelException();
        }
        if (key == null) {
            key = what.channel().register(selector, 0, new Interest());
        }
        Interest interest = (Interest) key.attachment();
        interest.entries.add(new Entry(waiter, what.ops()));
        interest.tell(key);
    }

    /** The selector found the key ready: ends the waits that asked for it, and forgets those that are over. */
    static void ready(SelectionKey key) {
        Interest interest = (Interest) key.attachment();
        int ready = key.isValid() ? key.readyOps() : ~0;
        interest.entries.stream().filter(entry -> (entry.ops & ready) != 0).forEach(entry -> entry.waiter.ready());
        interest.tell(key);
    }

    /** A wait ended without the channel: its interest goes, or the selector would spin. */
    static void forget(Selector selector, SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            ((Interest) key.attachment()).tell(key);
        }
    }

    /**
     * Ends all waits for the channel, in all hubs of this JVM and outside of them: it is about to be closed. May be
     * called by any thread. The key is looked up on the selector's thread, or one who is just about to wait would be
     * missed.
     */
    static void endAll(SelectableChannel channel) {
        Doorbell.ringAll(selector -> {
            SelectionKey key = channel.keyFor(selector);
            if (key != null) {
                Interest interest = (Interest) key.attachment();
                interest.entries.forEach(entry -> entry.waiter.ready());
                interest.entries.clear();
            }
        });
    }

    /** Closes the channel, and has the selectors let go of it. May be called by any thread. */
    static void close(SelectableChannel channel) throws IOException {
        List<Doorbell> holders = Doorbell.knowing(channel);
        try {
            channel.close();
        } finally {
            holders.forEach(Doorbell::letGo);
        }
    }

    private void tell(SelectionKey key) {
        entries.removeIf(entry -> entry.waiter.isOver());
        try {
            key.interestOps(entries.stream().mapToInt(Entry::ops).reduce(0, (a, b) -> a | b));
        } catch (CancelledKeyException closed) {
            entries.forEach(entry -> entry.waiter.ready());   // they try again, and find the channel closed
        }
    }
}
