package greenlab.net;

import greenlab.green.Hub;
import greenlab.green.HubSelector;
import greenlab.green.Waiter;
import java.io.FileDescriptor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.NotYetConnectedException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import sun.nio.ch.SelChImpl;

/**
 * A socket's channel, and the pattern of all its operations: try; if it would block, wait; try again.
 *
 * <p>Another greenlet or thread may close it during operations. They fail, and the last one to leave closes the channel
 * itself; so nothing waits on a descriptor that the system has reused meanwhile. The JDK's sockets do the same. An
 * unreachable socket is closed as well.
 */
final class NonBlockingChannel<C extends SelectableChannel> {
    /** An attempt at an operation, which never blocks. */
    interface Attempt<T> {
        /** Returns the result, or null if the operation would block. */
        T now() throws IOException;
    }

    private static final Cleaner UNREACHABLE = Cleaner.create();
    private static final int CLOSED = 1 << 31;
    /** A greenlet that has run for longer lets the others run before, or after, an operation. */
    static final Duration SLICE = Duration.ofMillis(10);

    private final C channel;
    private final Cleaner.Cleanable closing;
    /** The number of operations in progress, and {@link #CLOSED}. */
    private final AtomicInteger users = new AtomicInteger();

    NonBlockingChannel(C channel) throws IOException {
        this.channel = channel;
        this.closing = UNREACHABLE.register(this, new Closing(channel));
        channel.configureBlocking(false);
    }

    C channel() {
        return channel;
    }

    /** For native TLS libraries, which read it from the socket. */
    FileDescriptor descriptor() {
        return ((SelChImpl) channel).getFD();
    }

    /**
     * Repeats the attempt, with waits between, until it has a result.
     *
     * @param ops what to wait for, of {@link java.nio.channels.SelectionKey}
     * @param timeoutMillis the time limit; 0 is no limit
     * @param operation the name, for the timeout's message
     * @throws SocketTimeoutException after that time
     * @throws SocketException "Socket closed" if it is closed before or meanwhile
     */
    <T> T retryUntil(int ops, int timeoutMillis, String operation, Attempt<T> attempt) throws IOException {
        Hub.yieldAfter(SLICE);
        return once(() -> retried(ops, deadline(timeoutMillis), operation, attempt));
    }

    /** Makes one attempt, for operations that can't block, such as those on options. */
    <T> T once(Attempt<T> attempt) throws IOException {
        enter();
        try {
            return attempt.now();
        } catch (InterruptedIOException timedOutOrInterrupted) {
            throw timedOutOrInterrupted;
        } catch (IOException | UnsupportedAddressTypeException | NotYetConnectedException failed) {
            throw isClosed() ? closed() : asSocketException(failed);
        } finally {
            leave();
        }
    }

    private <T> T retried(int ops, long deadline, String operation, Attempt<T> attempt) throws IOException {
        IoCondition readiness = new IoCondition(channel, ops, this::isClosed);
        for (boolean timeLeft = true; ; timeLeft = readiness.await(nanosLeft(deadline))) {
            T result = attempt.now();
            if (result != null) {
                return result;
            }
            ensureOpen();
            if (!timeLeft) {
                throw new SocketTimeoutException(operation + " timed out");
            }
        }
    }

    /** A time of {@link System#nanoTime}, the limit of all waits of an operation. */
    private static long deadline(int timeoutMillis) {
        return timeoutMillis == 0 ? Waiter.FOREVER : System.nanoTime() + timeoutMillis * 1_000_000L;
    }

    /** At least 1, so that a wait that begins too late still polls once. */
    private static long nanosLeft(long deadline) {
        return deadline == Waiter.FOREVER ? deadline : Math.max(1, deadline - System.nanoTime());
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

    /**
     * Closes the channel. Operations in progress fail immediately; the closing thread holds a reference until all
     * waiters are notified.
     */
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

    /** A channel throws its own types where a socket throws this one. */
    static SocketException asSocketException(Exception failed) {
        String message = switch (failed) {
            case UnsupportedAddressTypeException ipv6OnIpv4 -> "IPv6 protocol family unavailable";
            case NotYetConnectedException early -> "Not connected";
            default -> failed.getMessage();
        };
        return failed instanceof SocketException already ? already
            : (SocketException) new SocketException(message).initCause(failed);
    }

    /** Runs once, after the last user has left or when the socket is unreachable. Must not reference the socket. */
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
