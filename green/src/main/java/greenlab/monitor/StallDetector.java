package greenlab.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Explains why a hub makes no progress. A greenlet that waits for a lock, a pool or a monitor of the JDK blocks its
 * thread. If another greenlet of the same thread must end that wait, this is a deadlock, and no exception reports it.
 * A {@link BlockingMonitor} samples often and for a while; this one samples rarely, until the JVM exits.
 */
public final class StallDetector {
    /** A wait is reported once, when it has lasted this long. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private final BlockingMonitor.Subject subject;
    private final Consumer<String> listener;
    private Set<RunningSlice> told = Set.of();

    private StallDetector(BlockingMonitor.Subject subject, Consumer<String> listener) {
        this.subject = subject;
        this.listener = listener;
    }

    /** Starts sampling on a daemon thread, which passes one line for each stall to the listener. */
    public static void tell(BlockingMonitor.Subject subject, Consumer<String> listener) {
        Thread.ofPlatform().daemon().name("greenlab-standstill").start(new StallDetector(subject, listener)::look);
    }

    private void look() {
        try {
            while (true) {
                lookOnce();
                Thread.sleep(LIMIT.dividedBy(4));
            }
        } catch (InterruptedException enough) {
            // sampling ends
        }
    }

    private void lookOnce() {
        List<RunningSlice> stays = subject.stays();
        Set<RunningSlice> toldBefore = told;
        told = new HashSet<>(stays);
        told.retainAll(toldBefore);
        for (RunningSlice stay : stays) {
            long nanos = System.nanoTime() - stay.since();
            if (nanos >= LIMIT.toNanos() && stay instanceof RunningThread wait && !told.contains(stay)) {
                tell(wait, nanos);
            }
        }
    }

    private void tell(RunningThread wait, long nanos) {
        String what = whatFor(wait.thread());
        String frame = CulpritFrame.frame(wait.stack());
        if (what != null && frame != null) {
            told.add(wait);
            listener.accept(("%s has kept its thread for %d s, in %s, which waits for a %s. If somebody else on that"
                + " thread is to end this wait, it never ends: let them share no lock, no connection, and no pool that"
                + " is smaller than their number").formatted(wait.who(), nanos / 1_000_000_000, frame, what));
        }
    }

    /** Null for a thread that sleeps, computes or polls. The JVM doesn't know the owner of a monitor that is unmounted. */
    private static String whatFor(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
        if (info != null && info.getLockInfo() != null) {
            return info.getLockInfo().getClassName();
        }
        return thread.getState() == Thread.State.BLOCKED ? "monitor" : null;
    }
}
