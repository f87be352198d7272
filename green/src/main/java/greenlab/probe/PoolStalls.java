package greenlab.probe;

import greenlab.monitor.CulpritFrame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * Pools that stand still: all their threads are parked or wait for a monitor from one check to the next, and tasks are
 * queued. Mostly each waits for a task of the same pool. No method is called that locks a pool.
 */
final class PoolStalls {
    private final TaskCounts tasks;
    private Map<ThreadPoolExecutor, List<Object>> before = Map.of();
    private final Set<ThreadPoolExecutor> reported = new HashSet<>();

    PoolStalls(TaskCounts tasks) {
        this.tasks = tasks;
    }

    /** What is new since the last check, a line for each pool; {@code threads} are all platform threads. */
    List<String> check(List<Thread> threads) {
        tasks.retain(threads);
        Map<ThreadPoolExecutor, List<Thread>> pools = new HashMap<>();
        for (Thread thread : threads) {
            if (tasks.pool(thread) instanceof ThreadPoolExecutor pool
                    && !(pool instanceof ScheduledThreadPoolExecutor)) {
                pools.computeIfAbsent(pool, added -> new ArrayList<>()).add(thread);
            }
        }
        reported.retainAll(pools.keySet());
        List<String> lines = new ArrayList<>();
        Map<ThreadPoolExecutor, List<Object>> now = new HashMap<>();
        pools.forEach((pool, own) -> {
            now.put(pool, own.stream().map(tasks::count).toList());
            if (!now.get(pool).equals(before.get(pool)) || !isStuck(pool, own)) {
                reported.remove(pool);
            } else if (reported.add(pool)) {
                lines.add("stall: a whole pool waits (threads: " + own.size() + ", queued tasks: "
                    + pool.getQueue().size() + "): " + own.getFirst().getName() + " in "
                    + CulpritFrame.frame(own.getFirst().getStackTrace()));
            }
        });
        before = now;
        return lines;
    }

    private static boolean isStuck(ThreadPoolExecutor pool, List<Thread> threads) {
        return !pool.getQueue().isEmpty() && threads.stream().allMatch(thread ->
            thread.getState() != Thread.State.RUNNABLE && !StackFrames.isIdle(thread.getStackTrace()));
    }
}
