package greenlab.probe;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** CPU times of threads and the time of garbage collections, as the JVM counts them. */
final class Cpu {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    private Cpu() {}

    /** In nanoseconds; -1 if the thread has ended or the JVM doesn't measure it. Platform threads only. */
    static long of(Thread thread) {
        return THREADS.isThreadCpuTimeEnabled() ? THREADS.getThreadCpuTime(thread.threadId()) : -1;
    }

    /** Collection time since the JVM started, in nanoseconds. */
    static long collecting() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            millis += collector.getCollectionTime();
        }
        return millis * 1_000_000;
    }

    /** The names of platform threads that wait for each other, as one line; null if none do. */
    static String deadlock() {
        long[] ids = THREADS.findDeadlockedThreads();
        if (ids == null) {
            return null;
        }
        var line = new StringBuilder("deadlock: ");
        for (var info : THREADS.getThreadInfo(ids)) {
            line.append(info == null ? "" : info.getThreadName() + " waits for " + info.getLockName() + ", owned by "
                + info.getLockOwnerName() + "; ");
        }
        return line.substring(0, line.length() - 2);
    }
}
