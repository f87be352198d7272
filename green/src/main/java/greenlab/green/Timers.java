package greenlab.green;

import java.util.PriorityQueue;

/** What is to happen at a known time, earliest first; equal times in the order in which they were added. */
final class Timers {
    /** No deadline. A deadline is a time of the hub's clock, in nanoseconds. */
    static final long NEVER = Long.MAX_VALUE;

    /** One entry. Cancelled, it stays in the queue until it comes to the top, and is dropped there. */
    static final class Timer implements Comparable<Timer> {
        private final long deadline;
        private final long number;
        private final Runnable action;
        private boolean cancelled;

        private Timer(long deadline, long number, Runnable action) {
            this.deadline = deadline;
            this.number = number;
            this.action = action;
        }

        void cancel() {
            cancelled = true;
        }

        long nanosLeft(long now) {
            return deadline - now;
        }

        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(deadline - other.deadline, 0);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long added;

    Timer add(long deadline, Runnable action) {
        Timer timer = new Timer(deadline, added++, action);
        queue.add(timer);
        return timer;
    }

    /** Does all that is due. */
    void fire(long now) {
        for (Timer first = earliest(); first != null && first.deadline - now <= 0; first = earliest()) {
            queue.remove();
            first.action.run();
        }
    }

    /** Nanoseconds until the next one is due: 0 if one is overdue, NEVER if there is none. */
    long untilNext(long now) {
        Timer first = earliest();
        return first == null ? NEVER : Math.max(0, first.deadline - now);
    }

    private Timer earliest() {
        while (!queue.isEmpty() && queue.peek().cancelled) {
            queue.remove();
        }
        return queue.peek();
    }
}
