package greenlab.green;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Limits the time that the current greenlet spends until this is closed, over any number of waits:
 *
 * <pre>
 *   try (Timeout limit = Timeout.after(Duration.ofSeconds(1))) {
 *       client.fetchEverything();
 *   }
 * </pre>
 *
 * {@link Expired} is thrown where the greenlet waits. A greenlet that doesn't wait isn't stopped. Of nested limits the
 * innermost is thrown first; {@link Expired#limit} is the one that has expired, as in gevent.
 */
public final class Timeout implements AutoCloseable {
    private final Greenlet<?> greenlet;
    private final Duration time;
    private final Timers.Timer timer;
    private Expired expired;

    /** The end of a limit. Where limits are nested, code that catches it rethrows those of other limits. */
    public static final class Expired extends GreenletError {
        private static final long serialVersionUID = 1;
        private final transient Timeout limit;

        private Expired(Timeout limit) {
            super("it took longer than " + limit.time.toMillis() + " ms", limit.timer.number());
            this.limit = limit;
        }

        /** The limit that has expired. */
        public Timeout limit() {
            return limit;
        }
    }

    private Timeout(Greenlet<?> greenlet, Duration time) {
        this.greenlet = greenlet;
        this.time = time;
        timer = greenlet.hub().timer(TimeUnit.NANOSECONDS.convert(time), this::expire);
    }

    private void expire() {
        expired = new Expired(this);
        greenlet.throwInto(expired);
    }

    /** Starts the limit for the current greenlet. */
    public static Timeout after(Duration limit) {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            throw new IllegalStateException("a timeout needs a greenlet; this thread runs none");
        }
        return new Timeout(self, limit);
    }

    /** Lifts the limit. If it has expired and was not thrown yet, it no longer is. */
    @Override
    public void close() {
        timer.cancel();
        if (expired != null) {
            greenlet.withdraw(expired);
        }
    }
}
