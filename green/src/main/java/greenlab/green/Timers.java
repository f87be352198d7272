package greenlab.green;

import java.util.PriorityQueue;

/** The waits that end at a known time, earliest first; equal times in the order in which they were added. */
final class Timers {
    /** No deadline. A deadline is a time of the hub's clock, in nanoseconds. */
    static final long NEVER = Long.MAX_VALUE;

    private record Timer(long deadline, long number, Wait ended) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byTime = Long.compare(deadline - other.deadline, 0);
            return byTime != 0 ? byTime : Long.compare(number, other.number);
        }
    }

    private final PriorityQueue<Timer> queue = new PriorityQueue<>();
    private long added;

    void add(long deadline, Wait wait) {
        if (deadline != NEVER) {
            queue.add(new Timer(deadline, added++, wait));
        }
    }

    /** Ends all waits whose time has come. */
    void fire(long now) {
        for (Timer first = earliest(); first != null && first.deadline - now <= 0; first = earliest()) {
            queue.remove();
            first.ended.end(Wait.Outcome.TIMEOUT);
        }
    }

    /** Nanoseconds until the next one is due: 0 if one is overdue, NEVER if there is none. */
    long untilNext(long now) {
        Timer first = earliest();
        return first == null ? NEVER : Math.max(0, first.deadline - now);
    }

    /** A wait that ended otherwise leaves its timer behind; it is dropped here, when it comes to the top. */
    private Timer earliest() {
        while (!queue.isEmpty() && queue.peek().ended.isOver()) {
            queue.remove();
        }
        return queue.peek();
    }
}
