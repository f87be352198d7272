package greenlab.probe;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;

/** Looks for threads that wait forever, and reports each stall once while it lasts. Used by one thread. */
final class Stalls {
    private final Carriers carriers;
    private final PoolStalls pools;
    private final WatchListener listener;
    private String deadlock;
    private String lock;

    Stalls(Carriers carriers, TaskCounts tasks, WatchListener listener) {
        this.carriers = carriers;
        this.pools = new PoolStalls(tasks);
        this.listener = listener;
    }

    /** Platform threads that wait for each other; the JVM stops all threads to find them. */
    void lookForDeadlock() {
        deadlock = report(Cpu.deadlock(), deadlock);
    }

    /** Pools whose threads all wait while tasks are queued. */
    void lookForStuckPools() {
        pools.check(WatchedThreads.all()).forEach(listener::stall);
    }

    /** A lock that no thread can take; only the schedulers whose carriers are all busy are looked at. */
    void lookForUnownedLock(List<ForkJoinPool> schedulers) {
        Stream<UnownedLock> locks = schedulers.stream().map(pool -> UnownedLock.of(pool, carriers.mounted(pool)));
        lock = report(locks.filter(Objects::nonNull).map(UnownedLock::line).findFirst().orElse(null), lock);
    }

    private String report(String line, String before) {
        if (line != null && !line.equals(before)) {
            listener.stall(line);
        }
        return line;
    }
}
