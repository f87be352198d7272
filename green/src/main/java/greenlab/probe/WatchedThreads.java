package greenlab.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.regex.Pattern;

/**
 * The schedulers of virtual threads, and the platform threads with the names that are watched. It looks for new ones
 * five times a second, and so starts nothing in a program that has none.
 */
final class WatchedThreads {
    private static final long PERIOD = 200_000_000;

    private final Pattern names;
    private List<ForkJoinPool> schedulers = List.of();
    private List<Thread> matching = List.of();
    private long refreshed;

    /** {@code names} is null for none. */
    WatchedThreads(Pattern names) {
        this.names = names;
    }

    List<ForkJoinPool> schedulers() {
        return schedulers;
    }

    List<Thread> matching() {
        return matching;
    }

    void refresh(long now) {
        if (refreshed != 0 && now - refreshed < PERIOD) {
            return;
        }
        refreshed = now;
        List<ForkJoinPool> pools = new ArrayList<>();
        List<Thread> named = new ArrayList<>();
        for (Thread thread : all()) {
            if (thread instanceof ForkJoinWorkerThread worker && Carriers.isCarrier(thread)) {
                if (!pools.contains(worker.getPool())) {
                    pools.add(worker.getPool());
                }
            } else if (names != null && names.matcher(thread.getName()).matches()) {
                named.add(thread);
            }
        }
        schedulers = pools;
        matching = named;
    }

    /** All platform threads. Their stacks aren't taken. */
    static List<Thread> all() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + 100];
        int count = root.enumerate(threads);
        return List.of(Arrays.copyOf(threads, count));
    }
}
