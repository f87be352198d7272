package greenlab.capacity;

import java.util.PriorityQueue;

/** Simulated time: what is to happen when, earliest first; equal times in the order in which they were added. */
final class Agenda {
    private record Entry(double t, long number, Runnable action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTime = Double.compare(t, other.t);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private long added;
    private double now;

    double now() {
        return now;
    }

    void after(double seconds, Runnable action) {
        at(now + seconds, action);
    }

    void at(double t, Runnable action) {
        entries.add(new Entry(t, added++, action));
    }

    /** Does all that comes before {@code end}, without waiting for it. */
    void runUntil(double end) {
        while (!entries.isEmpty() && entries.peek().t < end) {
            Entry next = entries.remove();
            now = next.t;
            next.action.run();
        }
    }
}
