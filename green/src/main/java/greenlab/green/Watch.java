package greenlab.green;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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

    /** Someone's stay on a thread that others need: one slice of a greenlet, a virtual thread on its carrier. */
    public interface Stay {
        /** Who: the greenlet, or the thread. */
        Object who();

        /** When it began, in nanoseconds of {@link System#nanoTime}. A later stay of the same one begins later. */
        long since();

        /** Its stack at this moment, innermost frame first; empty if it has just left. */
        StackTraceElement[] stack();
    }

    /** What is watched: tells who is on the thread now. Asked from the watch's thread. */
    @FunctionalInterface
    public interface Subject {
        /** All stays of this moment; none while the thread waits for everyone. */
        List<Stay> stays();
    }

    /** Is told of each block: first when it passes the threshold, then again, longer, while it lasts. */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param who the greenlet or thread that kept the thread
         * @param frame the code to blame, see {@link Blame}
         * @param since when it began, in nanoseconds of {@link System#nanoTime}
         * @param nanos how long it has lasted so far
         */
        void blocked(Object who, String frame, long since, long nanos);
    }

    private final Subject subject;
    private final Listener listener;
    private final Thread thread;
    private final Map<Object, Block> open = new HashMap<>();
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

    /**
     * For tests: runs {@code body} in a greenlet of a hub of its own and returns what it returns, unless somebody kept
     * the hub's thread for more than {@link #THRESHOLD} meanwhile. gevent has it as assert_switches.
     *
     * @throws AssertionError that names who it was, for how long and in which frame
     */
    public static <T> T assertSwitches(Callable<? extends T> body) throws Exception {
        Map<String, Long> blocks = new ConcurrentHashMap<>();
        Greenlet<T> greenlet;
        try (Hub hub = new Hub(); Watch watch = over(hub.stays(), (who, frame, since, nanos) ->
                blocks.put(((Greenlet<?>) who).name() + " in " + frame, nanos))) {
            greenlet = hub.spawn("asserted", body);
            hub.run();
        }
        if (!blocks.isEmpty()) {
            String who = blocks.entrySet().stream().map(b -> b.getKey() + ", " + b.getValue() / 1_000_000 + " ms")
                .collect(Collectors.joining("; "));
            throw new AssertionError("the hub was blocked by " + who);
        }
        return greenlet.get();
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
        open.clear();
    }

    private void lookOnce(long now) {
        Map<Object, Block> before = new HashMap<>(open);
        open.clear();
        for (Stay stay : subject.stays()) {
            Block block = before.get(stay.who());
            if (block == null || block.stay.since() != stay.since()) {
                block = new Block(stay);
            }
            block.seen(now);
            open.put(stay.who(), block);
        }
    }

    /** A stay under observation. A long one may consist of several blocks, one for each frame it was stuck in. */
    private final class Block {
        private final Stay stay;
        private long since;
        private String frame;
        private boolean reported;

        Block(Stay stay) {
            this.stay = stay;
            this.since = stay.since();
        }

        void seen(long now) {
            if (now - since < THRESHOLD.toNanos() / 2) {
                return;   // nearly all stays are shorter, and a look at the stack is not free
            }
            String inFrame = Blame.frame(stay.stack());
            if (reported && !frame.equals(inFrame)) {
                since = now;   // what has been told stays told; from here on it is another block
                reported = false;
            }
            frame = inFrame;
            if (now - since >= THRESHOLD.toNanos() && frame != null) {
                reported = true;
                listener.blocked(stay.who(), frame, since, now - since);
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
