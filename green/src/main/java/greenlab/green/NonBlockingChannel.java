package greenlab.green;

import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicInteger;
import sun.nio.ch.SelChImpl;

/**
 * A socket's channel, and the one shape that all its operations have: try; if it would block, wait; try again.
 *
 * <p>A close may come from another greenlet or thread while some operations are under way. It ends them, and the last
 * one to leave closes the channel itself: nobody waits on a descriptor that the system has given to someone else
 * meanwhile. The idea is that of the JDK's own socket. A socket that everyone has forgotten is closed as well.
 */
final class NonBlockingChannel<C extends SelectableChannel> {
    /** One try, which never blocks. */
    interface Attempt<T> {
        /** What came of it, or null where it would have blocked. */
        T now() throws IOException;
    }

    private static final Cleaner FORGOTTEN = Cleaner.create();
    private static final int CLOSED = 1 << 31;

    private final C channel;
    private final Cleaner.Cleanable closing;
    /** How many operations are under way, and whether it was closed. */
    private final AtomicInteger users = new AtomicInteger();

    NonBlockingChannel(C channel) throws IOException {
        this.channel = channel;
        this.closing = FORGOTTEN.register(this, new Closing(channel));
        channel.configureBlocking(false);
    }

    C channel() {
        return channel;
    }

    /** Native TLS libraries look for it in a socket. */
    FileDescriptor descriptor() {
        return ((SelChImpl) channel).getFD();
    }

    /**
     * Tries until the attempt comes to something.
     *
     * @param ops what to wait for between two tries, of {@link java.nio.channels.SelectionKey}
     * @param timeoutMillis for how long at most; 0 is for ever
     * @param what names the operation where it runs out of time
     * @throws SocketTimeoutException not before that time
     * @throws SocketException "Socket closed" if it is, or was meanwhile
     */
    <T> T until(int ops, int timeoutMillis, String what, Attempt<T> attempt) throws IOException {
        CooperativeIo.beFair();
        return once(() -> retried(ops, Deadline.after(timeoutMillis), what, attempt));
    }

    /** Tries, where nothing can block, such as for an option. */
    <T> T once(Attempt<T> attempt) throws IOException {
        enter();
        try {
            return attempt.now();
        } catch (InterruptedIOException timedOutOrInterrupted) {
            throw timedOutOrInterrupted;
        } catch (IOException failed) {
            throw isClosed() ? closed() : asSocketException(failed);
        } finally {
            leave();
        }
    }

    private <T> T retried(int ops, Deadline deadline, String what, Attempt<T> attempt) throws IOException {
        IoCondition readiness = new IoCondition(channel, ops, this::isClosed);
        for (boolean timeLeft = true; ; timeLeft = CooperativeIo.await(readiness, deadline.nanosLeft())) {
            T result = attempt.now();
            if (result != null) {
                return result;
            }
            ensureOpen();
            if (!timeLeft) {
                throw new SocketTimeoutException(what + " timed out");
            }
        }
    }

    private void enter() throws SocketException {
        if (users.getAndUpdate(n -> n < 0 ? n : n + 1) < 0) {
            throw closed();
        }
    }

    private void leave() {
        if (users.decrementAndGet() == CLOSED) {
            closing.clean();
        }
    }

    boolean isClosed() {
        return users.get() < 0;
    }

    void ensureOpen() throws SocketException {
        if (isClosed()) {
            throw closed();
        }
    }

    /** Closes it for everyone at once. Who waits finds out at once, too. Who closes is a user until all are told. */
    void close() throws IOException {
        int before = users.getAndUpdate(n -> n < 0 ? n : (n + 1) | CLOSED);
        if (before < 0) {
            return;
        }
        if (before > 0) {
            ChannelWaiters.endAll(channel);
        }
        try {
            leave();
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static SocketException closed() {
        return new SocketException("Socket closed");
    }

    /** A channel throws types of its own where a socket throws this one. */
    static SocketException asSocketException(Exception failed) {
        return failed instanceof SocketException already ? already
            : (SocketException) new SocketException(failed.getMessage()).initCause(failed);
    }

    /** Runs once, when the last user has left or when nobody knows the socket any more. Mustn't know it either. */
    private record Closing(SelectableChannel channel) implements Runnable {
        @Override
        public void run() {
            try {
                HubSelector.close(channel);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
