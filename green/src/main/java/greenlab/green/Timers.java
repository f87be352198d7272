package greenlab.green;

import java.util.TreeSet;

/** What is to happen at a known time, earliest first; equal times in the order in which they were added. */
final class Timers {
    /** No deadline. A deadline is a time of the hub's clock, in nanoseconds. */
    static final long NEVER = Long.MAX_VALUE;

    private final TreeSet<Timer> queue = new TreeSet<>();
    private long added;

    /** One entry. */
    final class Timer implements Comparable<Timer> {
        private final long deadline;
        private final long number = added++;
        private final Runnable action;

        private Timer(long deadline, Runnable action) {
            this.deadline = deadline;
            this.action = action;
        }

        /** It doesn't happen, unless it has happened. */
        void cancel() {
            queue.remove(this);
        }

        long nanosLeft(long now) {
            return deadline - now;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(deadline - other.deadline, 0);   // the clock's nanoseconds may overflow
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    Timer add(long deadline, Runnable action) {
        Timer timer = new Timer(deadline, action);
        queue.add(timer);
        return timer;
    }

    /** Does all that is due. */
    void fire(long now) {
        while (untilNext(now) == 0) {
            queue.pollFirst().action.run();
        }
    }

    /** Nanoseconds until the next one is due: 0 if one is overdue, NEVER if there is none. */
    long untilNext(long now) {
        return queue.isEmpty() ? NEVER : Math.max(0, queue.first().nanosLeft(now));
    }
}
