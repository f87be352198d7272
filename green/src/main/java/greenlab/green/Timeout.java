package greenlab.green;

import java.time.Duration;

/**
 * Limits the time that the current greenlet spends until this is closed, over any number of waits:
 *
 * <pre>
 *   try (Timeout limit = Timeout.after(Duration.ofSeconds(1))) {
 *       client.fetchEverything();
 *   }
 * </pre>
 *
 * {@link Expired} is thrown where the greenlet waits. A greenlet that doesn't wait isn't stopped.
 */
public final class Timeout implements AutoCloseable {
    private final Timers.Timer timer;

    /** An error, so that code which catches every exception doesn't take it for a failed read. */
    public static final class Expired extends Error {
        private static final long serialVersionUID = 1;

        Expired(Duration limit) {
            super("it took longer than " + limit.toMillis() + " ms");
        }
    }

    private Timeout(Timers.Timer timer) {
        this.timer = timer;
    }

    /** Starts the limit for the current greenlet. */
    public static Timeout after(Duration limit) {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            throw new IllegalStateException("a timeout needs a greenlet; this thread runs none");
        }
        return new Timeout(self.hub().timer(limit.toNanos(), () -> self.throwInto(new Expired(limit))));
    }

    /** Lifts the limit. */
    @Override
    public void close() {
        timer.cancel();
    }
}
