package greenlab.net;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.net.SocketException;

/**
 * Rejects a greenlet that reads a socket while another greenlet of its hub does. A library that shares a connection
 * between threads excludes the second one by a lock; but the lock belongs to the thread, which is that of both
 * greenlets, so the second one would receive the first one's answer. gevent rejects it too.
 */
final class SingleReaderGuard {
    private volatile Greenlet<?> reader;

    void enter() throws SocketException {
        Greenlet<?> self = Hub.current();
        Greenlet<?> other = reader;
        if (self != null && other != null && self.hub() == other.hub()) {
            throw new SocketException(self.name() + " can't read while " + other.name() + " is reading: both run on one"
                + " thread, so a lock doesn't exclude either. Give each greenlet its own connection");
        }
        reader = self;
    }

    void leave() {
        if (reader == Hub.current()) {
            reader = null;
        }
    }
}
