package greenlab.course;

import greenlab.monitor.MountedVirtualThreads;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Virtual threads of the notebook's own JVM as lanes of a {@link LiveTimeline}, with a monitor of their carriers. */
public final class VirtualLanes {

    /** The work of one virtual thread. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Map<Object, Integer> lanes = new ConcurrentHashMap<>();
    private final MountedVirtualThreads mounted = new MountedVirtualThreads();
    private final List<Thread> threads = new ArrayList<>();
    private final LiveTimeline timeline;

    private VirtualLanes(LiveTimeline timeline) {
        this.timeline = timeline;
    }

    /**
     * Runs the step concurrently on as many virtual threads as the lesson has fetches, and draws them. An interrupt of
     * the cell interrupts them, too.
     *
     * @throws Exception the first exception that a step has thrown
     */
    public static Run run(Lesson lesson, Step step) throws Exception {
        try (LiveTimeline timeline = lesson.timeline("virtual", lesson.n())) {
            return new VirtualLanes(timeline).run(lesson.n(), step);
        }
    }

    private Run run(int n, Step step) throws Exception {
        for (int lane = 1; lane <= n; lane++) {
            int mine = lane;
            Thread thread = Thread.ofVirtual().name("lane " + lane).unstarted(() -> inLane(mine, step));
            lanes.put(thread, lane);
            mounted.follow(thread);
            threads.add(thread);
        }
        timeline.monitor(mounted, lanes::get);
        startAndJoin();
        if (failure.get() != null) {
            throw failure.get();
        }
        return timeline.run();
    }

    private void startAndJoin() throws InterruptedException {
        threads.forEach(Thread::start);
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            threads.forEach(Thread::interrupt);
        }
    }

    private void inLane(int lane, Step step) {
        try {
            timeline.open(lane);
            timeline.send(lane);
            step.run();
            timeline.done(lane);
        } catch (Exception failed) {
            failure.compareAndSet(null, failed);
        }
    }
}
