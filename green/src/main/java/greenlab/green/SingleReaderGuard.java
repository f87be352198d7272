package greenlab.green;

import java.net.SocketException;

/**
 * Refuses a greenlet that reads a socket while another greenlet of its hub does. A library that lets threads share a
 * connection keeps the second one out by a lock; that lock belongs to the thread, which is both greenlets', and the
 * second one would be given the first one's answer. gevent refuses it too.
 */
final class SingleReaderGuard {
    private volatile Greenlet<?> reader;

    void enter() throws SocketException {
        Greenlet<?> self = Hub.current();
        Greenlet<?> other = reader;
        if (self != null && other != null && self.hub() == other.hub()) {
            throw new SocketException(self.name() + " can't read where " + other.name() + " is reading: they are one"
                + " thread, and a lock of threads keeps neither out. Give each greenlet a connection of its own");
        }
        reader = self;
    }

    void leave() {
        if (reader == Hub.current()) {
            reader = null;
        }
    }
}
