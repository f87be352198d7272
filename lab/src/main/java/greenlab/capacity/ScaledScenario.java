package greenlab.capacity;

/**
 * A scenario scaled down to a load that one machine can bear, server and users together. Utilisation stays the same,
 * and times stay the same multiples of the latency. The load is bounded, whatever the large scenario is.
 */
final class ScaledScenario {
    /** The most busy workers, by Little's law. */
    static final double MAX_BUSY = 30;
    /** The most new users per second. */
    static final double MAX_ARRIVAL_RATE = 150;
    /** The most retries of a user; the queue then needs fewer than 10,000 open sockets. */
    static final int MAX_RETRIES = 3;
    /** The most threads of the pool. */
    static final int MAX_WORKERS = 1000;
    /** The longest run, in seconds: it has the first seconds of a longer scenario. */
    static final double MAX_SECONDS = 16;
    private static final double MAX_LATENCY = 0.2;
    private static final int STEPS = 120;
    private static final double MIN_STEP = 0.05;

    private ScaledScenario() {}

    static CapacityScenario of(CapacityScenario large) {
        Downstream downstream = large.downstream();
        double latency = downstream.usual();
        double busy = Math.min(large.law().busy(), MAX_BUSY);
        double size = busy / large.law().busy();
        double pace = Math.max(Math.min(latency, MAX_LATENCY), busy / MAX_ARRIVAL_RATE) / latency;
        double seconds = Math.clamp(large.seconds() * pace, 1, MAX_SECONDS);
        return new CapacityScenario((int) Math.clamp(Math.round(large.workers() * size), 1, MAX_WORKERS),
            large.arrivalRate() * size / pace, new Downstream(latency * pace, downstream.slow() * pace,
                downstream.from() * pace, downstream.to() * pace),
            new RetryPolicy(large.retryPolicy().timeout() * pace, Math.min(large.retryPolicy().retries(), MAX_RETRIES)),
            large.queueLimit() == CapacityScenario.UNLIMITED ? CapacityScenario.UNLIMITED
                : (int) Math.ceil(large.queueLimit() * size),
            seconds, Math.max(seconds / STEPS, MIN_STEP), large.seed());
    }
}
