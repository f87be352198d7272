package greenlab.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says why nothing goes on. Who waits for a lock, a pool or a monitor in the JDK's way takes the thread along; if it is
 * another one of the same thread who should end that wait, it never ends, and no exception tells. A {@link Watch} looks
 * closely for a while; this looks now and then, for as long as the JVM lives.
 */
public final class Standstill {
    /** Who waits for longer than this is told of, once. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private final Watch.Subject subject;
    private final Consumer<String> listener;
    private Set<Stay> told = Set.of();

    private Standstill(Watch.Subject subject, Consumer<String> listener) {
        this.subject = subject;
        this.listener = listener;
    }

    /** Looks from now on, on a daemon thread, and tells the listener there: one line for each standstill. */
    public static void tell(Watch.Subject subject, Consumer<String> listener) {
        Thread.ofPlatform().daemon().name("greenlab-standstill").start(new Standstill(subject, listener)::look);
    }

    private void look() {
        try {
            while (true) {
                lookOnce();
                Thread.sleep(LIMIT.dividedBy(4));
            }
        } catch (InterruptedException enough) {
            // then nobody looks any more
        }
    }

    private void lookOnce() {
        List<Stay> stays = subject.stays();
        Set<Stay> toldBefore = told;
        told = new HashSet<>(stays);
        told.retainAll(toldBefore);
        for (Stay stay : stays) {
            long nanos = System.nanoTime() - stay.since();
            if (nanos >= LIMIT.toNanos() && stay instanceof ThreadStay wait && !told.contains(stay)) {
                tell(wait, nanos);
            }
        }
    }

    private void tell(ThreadStay wait, long nanos) {
        String what = whatFor(wait.thread());
        String frame = Blame.frame(wait.stack());
        if (what != null && frame != null) {
            told.add(wait);
            listener.accept(("%s has kept its thread for %d s, in %s, which waits for a %s. If somebody else on that"
                + " thread is to end this wait, it never ends: let them share no lock, no connection, and no pool that"
                + " is smaller than their number").formatted(wait.who(), nanos / 1_000_000_000, frame, what));
        }
    }

    /** Null for who sleeps, computes or polls. The JVM doesn't know a monitor's owner that has left its thread. */
    private static String whatFor(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
        if (info != null && info.getLockInfo() != null) {
            return info.getLockInfo().getClassName();
        }
        return thread.getState() == Thread.State.BLOCKED ? "monitor" : null;
    }
}
