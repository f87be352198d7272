package greenlab.course;

import greenlab.monitor.MountedVirtualThreads;
import greenlab.run.Run;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Virtual threads of the notebook's own JVM as lanes of a {@link LiveTimeline}, with a monitor of their carriers. */
public final class VirtualLanes {
    private final Map<Object, Integer> lanes = new ConcurrentHashMap<>();
    private final MountedVirtualThreads mounted = new MountedVirtualThreads();

    private VirtualLanes() {}

    /**
     * Does the work concurrently on as many virtual threads as the lesson has fetches, and draws them. An interrupt of
     * the cell interrupts them, too.
     *
     * @throws ExecutionException if the work has thrown an exception, which is its cause
     */
    public static Run run(Lesson lesson, LiveTimeline.Work work) throws InterruptedException, ExecutionException {
        try (LiveTimeline timeline = lesson.timeline("virtual", lesson.n())) {
            return new VirtualLanes().run(timeline, lesson.n(), work);
        }
    }

    private Run run(LiveTimeline timeline, int n, LiveTimeline.Work work)
            throws InterruptedException, ExecutionException {
        timeline.monitor(mounted, lanes::get);
        Callable<Void> task = () -> {
            timeline.lane(lanes.get(Thread.currentThread()), work);
            return null;
        };
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(this::newThread)) {
            for (Future<Void> ended : threads.invokeAll(Collections.nCopies(n, task))) {
                ended.get();
            }
        }
        return timeline.run();
    }

    private Thread newThread(Runnable task) {
        Thread thread = Thread.ofVirtual().unstarted(task);
        lanes.put(thread, lanes.size() + 1);
        mounted.follow(thread);
        return thread;
    }
}
