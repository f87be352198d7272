package greenlab.monitor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The mounted ones among the followed virtual threads, for a {@link BlockingMonitor}. The JDK has no method that
 * lists virtual threads or asks whether one is mounted, but the string of a mounted thread names its carrier:
 * {@code VirtualThread[#31]/runnable@ForkJoinPool-1-worker-1}. A pinned thread stays mounted while it waits.
 */
public final class MountedVirtualThreads implements BlockingMonitor.SliceSource {
    private final Set<Thread> followed = ConcurrentHashMap.newKeySet();
    private Map<Thread, Long> mountedSince = new HashMap<>();

    /** Follows a virtual thread until it ends. May be called from any thread. */
    public void follow(Thread virtual) {
        followed.add(virtual);
    }

    @Override
    public List<RunningSlice> runningSlices() {
        long now = System.nanoTime();
        followed.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Map<Thread, Long> before = mountedSince;
        mountedSince = new HashMap<>();
        List<RunningSlice> slices = new ArrayList<>();
        for (Thread thread : followed) {
            if (isMounted(thread)) {
                long since = before.getOrDefault(thread, now);
                mountedSince.put(thread, since);
                slices.add(new RunningSlice(thread, thread, since, 0));
            }
        }
        return slices;
    }

    private static boolean isMounted(Thread thread) {
        return thread.toString().indexOf('@', thread.getName().length()) >= 0;
    }
}
