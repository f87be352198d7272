package greenlab.course;

import greenlab.monitor.MountedVirtualThreads;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Virtual threads of the notebook's own JVM, each in a lane of a {@link Sketch}, and a watch over their carriers. */
public final class VirtualLanes {

    /** What each of them does. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    private final AtomicReference<Exception> trouble = new AtomicReference<>();
    private final Map<Object, Integer> lanes = new ConcurrentHashMap<>();
    private final MountedVirtualThreads stays = new MountedVirtualThreads();
    private final List<Thread> threads = new ArrayList<>();
    private final Sketch sketch;

    private VirtualLanes(Sketch sketch) {
        this.sketch = sketch;
    }

    /**
     * Lets as many virtual threads as the lesson has fetches do the step, all at once, and draws them. When the cell is
     * interrupted, so are they.
     *
     * @throws Exception what the first of them that failed has thrown
     */
    public static Run run(Lesson lesson, Step step) throws Exception {
        try (Sketch sketch = lesson.sketch("virtual", lesson.n())) {
            return new VirtualLanes(sketch).run(lesson.n(), step);
        }
    }

    private Run run(int n, Step step) throws Exception {
        for (int lane = 1; lane <= n; lane++) {
            int mine = lane;
            Thread thread = Thread.ofVirtual().name("lane " + lane).unstarted(() -> inLane(mine, step));
            lanes.put(thread, lane);
            stays.follow(thread);
            threads.add(thread);
        }
        sketch.watch(stays, lanes::get);
        startAndJoin();
        if (trouble.get() != null) {
            throw trouble.get();
        }
        return sketch.run();
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
            sketch.open(lane);
            sketch.send(lane);
            step.run();
            sketch.done(lane);
        } catch (Exception failed) {
            trouble.compareAndSet(null, failed);
        }
    }
}
