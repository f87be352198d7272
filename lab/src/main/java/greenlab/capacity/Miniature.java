package greenlab.capacity;

/**
 * A scenario of the same shape that one machine can bear, server and users together: as large a share of its workers
 * is busy, and whatever takes a number of latencies takes as many here. Its load is bounded, whatever the large one is.
 */
final class Miniature {
    /** Workers that are busy by Little's law, at most. */
    static final double MOST_BUSY = 30;
    /** New users per second, at most. */
    static final double MOST_PER_SECOND = 150;
    /** Reloads of a user, at most: what waits in line then needs fewer than 10,000 open sockets. */
    static final int MOST_RELOADS = 3;
    /** Threads of the pool, at most. */
    static final int MOST_WORKERS = 1000;
    /** Seconds that it lasts, at most: the first ones of the large scenario. */
    static final double LONGEST = 16;
    private static final double LATENCY = 0.2;
    private static final double SHORTEST = 1;
    private static final int STEPS = 120;
    private static final double SHORTEST_STEP = 0.05;

    private Miniature() {}

    static Scenario of(Scenario large) {
        double latency = large.downstream().usual();
        double busy = Math.min(large.law().busy(), MOST_BUSY);
        double size = busy / large.law().busy();
        double pace = Math.max(Math.min(latency, LATENCY), busy / MOST_PER_SECOND) / latency;
        double seconds = Math.clamp(large.seconds() * pace, SHORTEST, LONGEST);
        Downstream services = large.downstream();
        return new Scenario((int) Math.clamp(Math.round(large.workers() * size), 1, MOST_WORKERS),
            large.rate() * size / pace,
            new Downstream(latency * pace, services.slow() * pace, services.from() * pace, services.to() * pace),
            new Users(large.users().patience() * pace, Math.min(large.users().reloads(), MOST_RELOADS)),
            large.line() == Scenario.ENDLESS ? Scenario.ENDLESS : (int) Math.ceil(large.line() * size),
            seconds, Math.max(seconds / STEPS, SHORTEST_STEP), large.seed());
    }
}
