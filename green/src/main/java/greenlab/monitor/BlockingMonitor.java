package greenlab.monitor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Samples, from its own thread, what runs on a shared thread, and reports each block that lasts longer than
 * {@link #THRESHOLD}: its length and its culprit frame. It also sees blocks for which the JVM records no event: a native
 * {@code poll()} never tries to park.
 *
 * <p>Because it samples, a length is accurate to a few {@link #STEP}s. The idea and the threshold of 0.1 s are those of
 * gevent's monitor thread.
 */
public final class BlockingMonitor implements AutoCloseable {
    /** A slice is reported once it has lasted longer than this. */
    public static final Duration THRESHOLD = Duration.ofMillis(100);
    /** The sampling interval. */
    public static final Duration STEP = Duration.ofMillis(10);

    /** A source of running slices. The monitor calls it from its own thread. */
    @FunctionalInterface
    public interface Subject {
        /** Returns the slices that run at this moment; none while the shared thread is idle. */
        List<RunningSlice> stays();
    }

    /** Receives blocked intervals, on the monitor's thread. */
    @FunctionalInterface
    public interface Listener {
        /** Called once for each interval, when it ends or the monitor closes. */
        void blocked(BlockedInterval block);

        /** Called for an open interval at each sample after the threshold, for live views. */
        default void blocking(BlockedInterval soFar) {}
    }

    private final Subject subject;
    private final Listener listener;
    private final Thread thread;
    private final Map<Object, Observed> open = new HashMap<>();
    private volatile boolean closed;

    private BlockingMonitor(Subject subject, Listener listener) {
        this.subject = subject;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("greenlab-watch").unstarted(this::look);
    }

    /** Starts a monitor. It runs until {@link #close} and does not keep the JVM alive. */
    public static BlockingMonitor over(Subject subject, Listener listener) {
        BlockingMonitor watch = new BlockingMonitor(subject, listener);
        watch.thread.start();
        return watch;
    }

    private void look() {
        try {
            while (!closed) {
                lookOnce(System.nanoTime());
                Thread.sleep(STEP);
            }
        } catch (InterruptedException done) {
            // close() interrupted the wait
        }
        open.values().forEach(Observed::over);
    }

    private void lookOnce(long now) {
        Map<Object, Observed> before = new HashMap<>(open);
        open.clear();
        for (RunningSlice stay : subject.stays()) {
            Observed known = before.get(stay.who());
            boolean goesOn = known != null && known.stay.since() == stay.since();
            open.put(stay.who(), goesOn ? before.remove(stay.who()) : new Observed(stay));
        }
        before.values().forEach(Observed::over);
        open.values().forEach(observed -> observed.seen(now));
    }

    /** An observed slice. A long slice can contain several intervals, one for each culprit frame. */
    private final class Observed {
        private final RunningSlice stay;
        private long since;
        private String frame;
        private BlockedInterval block;

        Observed(RunningSlice stay) {
            this.stay = stay;
            this.since = stay.since();
        }

        void seen(long now) {
            if (now - since < THRESHOLD.toNanos() / 2) {
                return;   // nearly all stays are shorter, and a look at the stack is not free
            }
            String inFrame = CulpritFrame.frame(stay.stack());
            if (block != null && !frame.equals(inFrame)) {
                over();   // what has been told stays told; from here on it is another block
                since = now;
            }
            frame = inFrame;
            if (now - since >= THRESHOLD.toNanos() && frame != null) {
                block = new BlockedInterval(stay.who(), frame, since, now - since);
                listener.blocking(block);
            }
        }

        void over() {
            if (block != null) {
                listener.blocked(block);
                block = null;
            }
        }
    }

    /** Stops the monitor; returns after the last report. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
