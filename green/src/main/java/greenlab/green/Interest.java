package greenlab.green;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Who waits for what on one channel. It is the attachment of the channel's key in the hub's selector. */
final class Interest {
    private record Waiter(Wait waiting, int ops) {}

    private final List<Waiter> waiters = new ArrayList<>(2);

    /**
     * Notes that a wait ends when the channel is ready for one of {@code ops}.
     *
     * @throws ClosedChannelException if the channel is closed already
     */
    static void add(Selector selector, SelectableChannel channel, int ops, Wait wait) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        if (key != null && !key.isValid()) {
            throw new ClosedChannelException();
        }
        if (key == null) {
            key = channel.register(selector, 0, new Interest());
        }
        Interest interest = (Interest) key.attachment();
        interest.waiters.add(new Waiter(wait, ops));
        interest.tell(key);
    }

    /** The selector found the key ready: ends the waits that asked for it, and forgets those that are over. */
    static void ready(SelectionKey key) {
        Interest interest = (Interest) key.attachment();
        int ready = key.isValid() ? key.readyOps() : ~0;
        interest.waiters.stream().filter(w -> (w.ops & ready) != 0).forEach(w -> w.waiting.end(Wait.Outcome.READY));
        interest.tell(key);
    }

    /** A greenlet's wait ended without the channel: its interest goes, or the selector would spin. */
    static void forget(Selector selector, SelectableChannel channel) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            ((Interest) key.attachment()).tell(key);
        }
    }

    /**
     * Ends all waits for the channel, in all hubs of this JVM: it is about to be closed. The key is looked up on the
     * hub's thread, or a greenlet that is just about to wait would be missed. May be called by any thread.
     */
    static void endAll(SelectableChannel channel) {
        for (Hub hub : Hub.ALL) {
            hub.onItsThread(() -> {
                SelectionKey key = channel.keyFor(hub.selector());
                if (key != null) {
                    ((Interest) key.attachment()).endAll();
                }
            });
        }
    }

    /**
     * Closes the channel, and has the hubs let go of it: a selector that knows a channel keeps it open in truth until it
     * selects again. May be called by any thread.
     */
    static void close(SelectableChannel channel) throws IOException {
        List<Hub> holders = Hub.ALL.stream().filter(hub -> channel.keyFor(hub.selector()) != null).toList();
        try {
            channel.close();
        } finally {
            holders.forEach(hub -> hub.onItsThread(() -> letGo(hub.selector())));
        }
    }

    private static void letGo(Selector selector) {
        try {
            selector.selectNow(Interest::ready);
        } catch (ClosedSelectorException alreadyLetGo) {
            // its hub was closed meanwhile
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The channel is closed: all who wait try again, and find it so. */
    void endAll() {
        waiters.forEach(w -> w.waiting.end(Wait.Outcome.READY));
        waiters.clear();
    }

    private void tell(SelectionKey key) {
        waiters.removeIf(w -> w.waiting.isOver());
        try {
            key.interestOps(waiters.stream().mapToInt(Waiter::ops).reduce(0, (a, b) -> a | b));
        } catch (CancelledKeyException closed) {
            waiters.forEach(w -> w.waiting.end(Wait.Outcome.READY));   // they try again, and find the channel closed
        }
    }
}
