package greenlab.green;

import java.util.TreeSet;

/** The timer queue: actions by deadline, earliest first; equal deadlines in the order in which they were added. */
final class Timers {
    /** No deadline. A deadline is a time of the hub's clock, in nanoseconds. */
    static final long NEVER = Long.MAX_VALUE;
    /** Deadlines are compared by their difference, which must not overflow where one has passed. */
    static final long LONGEST = NEVER / 2;

    private final TreeSet<Timer> queue = new TreeSet<>();
    private long added;

    final class Timer implements Comparable<Timer> {
        private final long deadline;
        private final long number = added++;
        private final Runnable action;

        private Timer(long deadline, Runnable action) {
            this.deadline = deadline;
            this.action = action;
        }

        /** Timers that are added later have greater numbers. */
        long number() {
            return number;
        }

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

    /** Runs all actions that are due. */
    void fire(long now) {
        while (untilNext(now) == 0) {
            queue.pollFirst().action.run();
        }
    }

    /** Returns the nanoseconds until the next deadline: 0 if it has passed, NEVER if there is none. */
    long untilNext(long now) {
        return queue.isEmpty() ? NEVER : Math.max(0, queue.first().nanosLeft(now));
    }
}
