package greenlab.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Explains why a hub makes no progress. A greenlet that computes, or waits for a lock, a pool or a monitor of the JDK,
 * blocks its thread. If another greenlet of the same thread must end that wait, this is a deadlock, and no exception
 * reports it. A {@link BlockingMonitor} samples often and for a while; this one samples rarely, until the JVM exits.
 */
public final class StallDetector {
    /** A wait is reported once, when it has lasted this long. */
    public static final Duration LIMIT = Duration.ofSeconds(2);

    private static final String COMPUTING =
        "computing or spinning. Let the other greenlets run by Hub.sleep(Duration.ZERO), or use a ThreadPool";
    private static final String WAITING = "waiting for %s. If another greenlet of this hub must release it, this is a"
        + " deadlock. Don't share locks or connections between greenlets; size pools for all of them";

    private final BlockingMonitor.SliceSource source;
    private final Consumer<String> listener;
    private final Set<RunningSlice> reported = new HashSet<>();
    /** CPU time of each slice's thread, in nanoseconds, when the slice was first seen. */
    private final Map<RunningSlice, Long> firstCpu = new HashMap<>();

    private StallDetector(BlockingMonitor.SliceSource source, Consumer<String> listener) {
        this.source = source;
        this.listener = listener;
    }

    /** Starts sampling on a daemon thread, which passes one line for each stall to the listener. */
    public static void start(BlockingMonitor.SliceSource source, Consumer<String> listener) {
        Thread.ofPlatform().daemon().name("greenlab-stall-detector").start(new StallDetector(source, listener)::run);
    }

    private void run() {
        try {
            while (true) {
                sample();
                Thread.sleep(LIMIT.dividedBy(4));
            }
        } catch (InterruptedException stopped) {
            // sampling ends
        }
    }

    private void sample() {
        List<RunningSlice> slices = source.runningSlices();
        reported.retainAll(slices);
        firstCpu.keySet().retainAll(slices);
        for (RunningSlice slice : slices) {
            firstCpu.computeIfAbsent(slice, seen -> cpu(seen.thread()));
            long nanos = System.nanoTime() - slice.since();
            if (nanos >= LIMIT.toNanos() && !reported.contains(slice)) {
                report(slice, nanos);
            }
        }
    }

    private void report(RunningSlice slice, long nanos) {
        String awaited = awaited(slice.thread());
        String frame = CulpritFrame.frame(slice.stack());
        if (frame == null || awaited == null && !computes(slice)) {
            return;
        }
        reported.add(slice);
        long seconds = Duration.ofNanos(nanos).toSeconds();
        listener.accept("%s has blocked its hub for %d s in %s, ".formatted(slice.runner(), seconds, frame)
            + (awaited == null ? COMPUTING : WAITING.formatted(awaited)));
    }

    /** A thread that waits uses no CPU time; a busy machine gives one that computes little. */
    private boolean computes(RunningSlice slice) {
        return cpu(slice.thread()) - firstCpu.get(slice) >= LIMIT.toNanos() / 2;
    }

    private static long cpu(Thread thread) {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.threadId());
    }

    /** Null for a thread that sleeps, computes or polls. The JVM reports no lock whose owner is unmounted. */
    private static String awaited(Thread thread) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.threadId());
        if (info != null && info.getLockInfo() != null) {
            return info.getLockInfo().getClassName();
        }
        return thread.getState() == Thread.State.BLOCKED ? "a monitor" : null;
    }
}
