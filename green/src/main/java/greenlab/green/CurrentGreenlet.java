package greenlab.green;

import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.RunningSlice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The greenlet that runs on a hub's thread. Reading the clock would cost more than a switch, so an observer reads it
 * when it first sees a greenlet run, and takes that as the start of the slice.
 */
final class CurrentGreenlet {
    private static final Map<CurrentGreenlet, BlockingMonitor.SliceSource> ATTACHED = new ConcurrentHashMap<>();

    private final SliceStart start = new SliceStart();
    private Thread thread;
    private int outerFrames;
    private long slice;
    /** Written with release, not volatile, strength, which is cheaper: an observer may see it a little later. */
    private final AtomicReference<Greenlet<?>> greenlet = new AtomicReference<>();

    /** The start of the current slice, as one observer knows it. */
    private static final class SliceStart {
        private long slice = -1;
        private long nanos;

        long of(long current) {
            if (current != slice) {
                slice = current;
                nanos = System.nanoTime();
            }
            return nanos;
        }
    }

    /** @param depth how many of the thread's outermost frames belong to the hub's caller */
    void attach(Thread hubThread, int depth) {
        thread = hubThread;
        outerFrames = depth;
        ATTACHED.put(this, slices());
    }

    void detach() {
        ATTACHED.remove(this);
    }

    /** The slices of all running hubs, for one observer. */
    static List<RunningSlice> allSlices() {
        return ATTACHED.values().stream().flatMap(hub -> hub.runningSlices().stream()).toList();
    }

    void begin(Greenlet<?> next) {
        slice++;
        greenlet.setRelease(next);
    }

    void end() {
        greenlet.setRelease(null);
    }

    /** Null while the hub itself runs. For the hub's thread. */
    Greenlet<?> get() {
        return greenlet.getPlain();
    }

    /** Nanoseconds since this was first called in the current slice. For the hub's thread. */
    long elapsed() {
        return System.nanoTime() - start.of(slice);
    }

    /** The running slices for one observer, on its own thread. */
    BlockingMonitor.SliceSource slices() {
        SliceStart seen = new SliceStart();
        return () -> {
            Greenlet<?> now = greenlet.getAcquire();
            return now == null ? List.of() : List.of(new RunningSlice(now, thread, seen.of(slice), outerFrames));
        };
    }
}
