package greenlab.monitor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Samples, from its own thread, what runs on a shared thread, and reports each block that lasts longer than
 * {@link #THRESHOLD}: its length and its culprit frame. It also sees blocks for which the JVM records no event: a
 * native {@code poll()} never tries to park.
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
    public interface SliceSource {
        /** Returns the slices that run at this moment; none while the shared thread is idle. */
        List<RunningSlice> runningSlices();
    }

    private final SliceSource source;
    private final Consumer<BlockedInterval> listener;
    private final boolean live;
    private final Thread thread;
    private final Map<Object, Observed> open = new HashMap<>();
    private volatile boolean closed;

    private BlockingMonitor(SliceSource source, Consumer<BlockedInterval> listener, boolean live) {
        this.source = source;
        this.listener = listener;
        this.live = live;
        this.thread = Thread.ofPlatform().daemon().name("greenlab-monitor").unstarted(this::run);
    }

    /**
     * Starts a monitor. It runs until {@link #close} and does not keep the JVM alive.
     *
     * @param listener receives each interval once, when it ends or the monitor closes, on the monitor's thread
     */
    public static BlockingMonitor over(SliceSource source, Consumer<BlockedInterval> listener) {
        return started(new BlockingMonitor(source, listener, false));
    }

    /** As {@link #over}, but reports an open interval at each sample, longer each time. */
    public static BlockingMonitor live(SliceSource source, Consumer<BlockedInterval> listener) {
        return started(new BlockingMonitor(source, listener, true));
    }

    private static BlockingMonitor started(BlockingMonitor monitor) {
        monitor.thread.start();
        return monitor;
    }

    private void run() {
        try {
            while (!closed) {
                sample(System.nanoTime());
                Thread.sleep(STEP);
            }
        } catch (InterruptedException closing) {
            // close() interrupted the wait
        }
        open.values().forEach(Observed::end);
    }

    private void sample(long now) {
        Map<Object, Observed> before = new HashMap<>(open);
        open.clear();
        for (RunningSlice slice : source.runningSlices()) {
            Observed known = before.get(slice.runner());
            boolean continues = known != null && known.slice.since() == slice.since();
            open.put(slice.runner(), continues ? before.remove(slice.runner()) : new Observed(slice));
        }
        before.values().forEach(Observed::end);
        open.values().forEach(observed -> observed.sample(now));
    }

    /** An observed slice. A long slice can contain several intervals, one for each culprit frame. */
    private final class Observed {
        private final RunningSlice slice;
        private long since;
        private String frame;
        private BlockedInterval block;

        Observed(RunningSlice slice) {
            this.slice = slice;
            this.since = slice.since();
        }

        void sample(long now) {
            if (now - since < THRESHOLD.toNanos() / 2) {
                return;   // most slices are shorter, and taking a stack trace is not free
            }
            String inFrame = CulpritFrame.frame(slice.stack());
            if (block != null && !frame.equals(inFrame)) {
                end();   // a new culprit frame begins a new interval
                since = now;
            }
            frame = inFrame;
            if (now - since >= THRESHOLD.toNanos() && frame != null) {
                block = new BlockedInterval(slice.runner(), frame, since, now - since);
                if (live) {
                    listener.accept(block);
                }
            }
        }

        void end() {
            if (block != null) {
                listener.accept(block);
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
