package greenlab.capacity;

import java.util.Comparator;
import java.util.PriorityQueue;

/** The event queue of a discrete-event simulation, ordered by simulated time, then by insertion. */
final class EventQueue {
    private record Scheduled(double t, long number, Runnable action) {}

    private final PriorityQueue<Scheduled> events = new PriorityQueue<>(
        Comparator.comparingDouble(Scheduled::t).thenComparingLong(Scheduled::number));
    private long added;
    private double now;

    /** The current simulated time, in seconds. */
    double now() {
        return now;
    }

    void after(double seconds, Runnable action) {
        at(now + seconds, action);
    }

    void at(double t, Runnable action) {
        events.add(new Scheduled(t, added++, action));
    }

    /** Runs the actions of all events before {@code end}. */
    void runUntil(double end) {
        while (!events.isEmpty() && events.peek().t < end) {
            Scheduled next = events.remove();
            now = next.t;
            next.action.run();
        }
    }
}
