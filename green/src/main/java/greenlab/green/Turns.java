package greenlab.green;

import greenlab.watch.ThreadStay;
import greenlab.watch.Watch;
import java.util.List;

/**
 * Whose turn it is on a hub's thread. A switch is too short to read the clock for it: who wants to know since when a
 * greenlet has its turn reads the clock when it first asks.
 */
final class Turns {
    private final Start asked = new Start();
    private Thread thread;
    private int below;
    private long number;
    private volatile Greenlet<?> who;   // written last: who reads it first reads the others as they were then, or newer

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
    }

    void begin(Greenlet<?> greenlet) {
        number++;
        who = greenlet;
    }

    void end() {
        who = null;
    }

    /** Null where the hub itself is at work. */
    Greenlet<?> who() {
        return who;
    }

    /** How long the greenlet has had its turn, in nanoseconds, since this was first asked. For the hub's thread. */
    long soFar() {
        return System.nanoTime() - asked.of(number);
    }

    /** The same for a watch, from its thread. */
    Watch.Subject stays() {
        Start seen = new Start();
        return () -> {
            Greenlet<?> now = who;
            return now == null ? List.of() : List.of(new ThreadStay(now, thread, seen.of(number), below));
        };
    }
}
