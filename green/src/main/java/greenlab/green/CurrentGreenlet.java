package greenlab.green;

import greenlab.monitor.RunningSlice;
import greenlab.monitor.RunningThread;
import greenlab.monitor.BlockingMonitor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The greenlet that runs on a hub's thread. Reading the clock would cost more than a switch, so an observer reads it
 * when it first sees a greenlet run, and takes that as the start of the slice.
 */
final class CurrentGreenlet {
    private static final Map<CurrentGreenlet, BlockingMonitor.Subject> RUNNING = new ConcurrentHashMap<>();

    private final Start asked = new Start();
    private Thread thread;
    private int below;
    private long number;
    /** Set with less than a volatile's strength, which would wait for the other cores: a watch may see it later. */
    private final AtomicReference<Greenlet<?>> who = new AtomicReference<>();

    /** Since when a greenlet has its turn, as far as one observer knows. */
    private static final class Start {
        private long turn = -1;
        private long since;

        long of(long now) {
            if (now != turn) {
                turn = now;
                since = System.nanoTime();
            }
            return since;
        }
    }

    /** @param depth how many frames of that thread's stack lie below the hub's */
    void on(Thread hubThread, int depth) {
        thread = hubThread;
        below = depth;
        RUNNING.put(this, stays());
    }

    /** The hub has left the thread. */
    void off() {
        RUNNING.remove(this);
    }

    /** Of all hubs that run. For one observer: since when is since it first asked. */
    static List<RunningSlice> allStays() {
        return RUNNING.values().stream().flatMap(hub -> hub.stays().stream()).toList();
    }

    void begin(Greenlet<?> greenlet) {
        number++;
        who.setRelease(greenlet);
    }

    void end() {
        who.setRelease(null);
    }

    /** Null where the hub itself is at work. For the hub's thread. */
    Greenlet<?> who() {
        return who.getPlain();
    }

    /** How long the greenlet has had its turn, in nanoseconds, since this was first asked. For the hub's thread. */
    long soFar() {
        return System.nanoTime() - asked.of(number);
    }

    /** The same for a watch, from its thread. */
    BlockingMonitor.Subject stays() {
        Start seen = new Start();
        return () -> {
            Greenlet<?> now = who.getAcquire();
            return now == null ? List.of() : List.of(new RunningThread(now, thread, seen.of(number), below));
        };
    }
}
