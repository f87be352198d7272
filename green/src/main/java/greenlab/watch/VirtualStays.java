package greenlab.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Virtual threads for a {@link Watch}: those it was told to follow, while they are on a carrier. The JDK has no list of
 * its virtual threads to ask, nor a question "are you mounted?", but a mounted one names its carrier in its string,
 * {@code VirtualThread[#31]/runnable@ForkJoinPool-1-worker-1}. One that is pinned while it waits is still mounted.
 */
public final class VirtualStays implements Watch.Subject {
    private final Set<Thread> followed = ConcurrentHashMap.newKeySet();
    private Map<Thread, Long> mountedSince = new HashMap<>();

    /** Follows a virtual thread until it ends. May be called from any thread. */
    public void follow(Thread virtual) {
        followed.add(virtual);
    }

    @Override
    public List<Stay> stays() {
        long now = System.nanoTime();
        followed.removeIf(thread -> thread.getState() == Thread.State.TERMINATED);
        Map<Thread, Long> before = mountedSince;
        mountedSince = new HashMap<>();
        List<Stay> stays = new ArrayList<>();
        for (Thread thread : followed) {
            if (isMounted(thread)) {
                long since = before.getOrDefault(thread, now);
                mountedSince.put(thread, since);
                stays.add(new ThreadStay(thread, thread, since, 0));
            }
        }
        return stays;
    }

    private static boolean isMounted(Thread thread) {
        return thread.toString().indexOf('@', thread.getName().length()) >= 0;
    }
}
