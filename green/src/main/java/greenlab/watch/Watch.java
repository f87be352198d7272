package greenlab.watch;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks, from a thread of its own, at who is on the thread that everyone shares, and reports whoever stays for more
 * than {@link #THRESHOLD}: for how long, and in which frame. It sees what the JVM tells nobody: a native poll() never
 * tries to park, so no event is recorded for it.
 *
 * <p>It samples: a block's length is right within a few {@link #STEP}s. The idea is gevent's monitor thread; its limit
 * of 0.1 s is ours too.
 */
public final class Watch implements AutoCloseable {
    /** A stay on the thread is reported once it is longer than this. */
    public static final Duration THRESHOLD = Duration.ofMillis(100);
    /** How often the watch looks. */
    public static final Duration STEP = Duration.ofMillis(10);

    /** What is watched: tells who is on the thread now. Asked from the watch's thread. */
    @FunctionalInterface
    public interface Subject {
        /** All stays of this moment; none while the thread waits for everyone. */
        List<Stay> stays();
    }

    /** Is told of each block, on the watch's thread. */
    @FunctionalInterface
    public interface Listener {
        /** Once for each block, when it is over or the watch closes. */
        void blocked(Block block);

        /** For who draws while it happens: from the threshold on, each time the watch has looked. */
        default void blocking(Block soFar) {}
    }

    private final Subject subject;
    private final Listener listener;
    private final Thread thread;
    private final Map<Object, Observed> open = new HashMap<>();
    private volatile boolean closed;

    private Watch(Subject subject, Listener listener) {
        this.subject = subject;
        this.listener = listener;
        this.thread = Thread.ofPlatform().daemon().name("greenlab-watch").unstarted(this::look);
    }

    /** Starts to watch. It ends with {@link #close}, and doesn't keep the JVM alive. */
    public static Watch over(Subject subject, Listener listener) {
        Watch watch = new Watch(subject, listener);
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
            // close() woke us
        }
        open.values().forEach(Observed::over);
    }

    private void lookOnce(long now) {
        Map<Object, Observed> before = new HashMap<>(open);
        open.clear();
        for (Stay stay : subject.stays()) {
            Observed known = before.get(stay.who());
            boolean goesOn = known != null && known.stay.since() == stay.since();
            open.put(stay.who(), goesOn ? before.remove(stay.who()) : new Observed(stay));
        }
        before.values().forEach(Observed::over);
        open.values().forEach(observed -> observed.seen(now));
    }

    /** A stay under observation. A long one may consist of several blocks, one for each frame it was stuck in. */
    private final class Observed {
        private final Stay stay;
        private long since;
        private String frame;
        private Block block;

        Observed(Stay stay) {
            this.stay = stay;
            this.since = stay.since();
        }

        void seen(long now) {
            if (now - since < THRESHOLD.toNanos() / 2) {
                return;   // nearly all stays are shorter, and a look at the stack is not free
            }
            String inFrame = Blame.frame(stay.stack());
            if (block != null && !frame.equals(inFrame)) {
                over();   // what has been told stays told; from here on it is another block
                since = now;
            }
            frame = inFrame;
            if (now - since >= THRESHOLD.toNanos() && frame != null) {
                block = new Block(stay.who(), frame, since, now - since);
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

    /** Stops watching; returns when no report can come any more. */
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
