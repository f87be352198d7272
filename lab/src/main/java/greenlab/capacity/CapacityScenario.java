package greenlab.capacity;

import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * A server, its downstream services and its users.
 *
 * @param workers the most requests processed at the same time
 * @param arrivalRate mean number of new users per second; arrivals are random (a Poisson process)
 * @param queueLimit the most requests that wait for a worker; further ones are rejected immediately
 * @param seconds the length of the observation; requests in flight at its end are left open
 * @param step the time between two samples, in seconds
 * @param seed of the random arrivals; the same seed gives the same arrivals
 */
public record CapacityScenario(int workers, double arrivalRate, Downstream downstream, RetryPolicy retryPolicy,
                               int queueLimit, double seconds, double step, long seed) {
    /** No queue limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;
    private static final double MAX_REQUESTS = 2_000_000;
    private static final int STEPS = 240;
    private static final double LN_2 = 0.6931471805599453;
    /** The first term of the series that is too small: (1/3)^33 / 33 is less than 1e-17. */
    private static final int SERIES = 33;
    /** Limits of a load that one machine can bear; with three retries the queue needs fewer than 10,000 sockets. */
    private static final double MAX_SCALED_BUSY = 30;
    private static final double MAX_SCALED_RATE = 150;
    private static final int MAX_SCALED_RETRIES = 3;
    private static final int MAX_SCALED_WORKERS = 1000;
    private static final double MAX_SCALED_SECONDS = 16;
    private static final double MAX_SCALED_LATENCY = 0.2;
    private static final int SCALED_STEPS = 120;
    private static final double MIN_SCALED_STEP = 0.05;

    public CapacityScenario {
        if (!(workers > 0 && arrivalRate > 0 && queueLimit >= 0 && seconds > 0 && step > 0 && step <= seconds)) {
            throw new IllegalArgumentException("workers, arrival rate, seconds and step must be > 0, the queue limit"
                + " >= 0, and the step no longer than the whole");
        }
        if (arrivalRate * seconds * (1 + retryPolicy.retries()) > MAX_REQUESTS) {
            throw new IllegalArgumentException("more than two million requests; choose fewer seconds");
        }
    }

    /**
     * Ten minutes with a constant downstream latency and a sample each second. Users time out after three times that
     * latency and retry three times; the queue has no limit.
     */
    public static CapacityScenario of(int workers, double arrivalRate, double latency) {
        return new CapacityScenario(workers, arrivalRate, Downstream.steady(latency), new RetryPolicy(3 * latency, 3),
            UNLIMITED, 600, 1, 1);
    }

    /** As {@code capacity}'s options describe it: 240 samples; a slow period begins after an eighth of the time. */
    static CapacityScenario observed(int workers, double rate, double latency, double slow, double slowFor,
                                     double timeout, int retries, int queueLimit, double seconds, long seed) {
        var downstream = new Downstream(latency, slow, seconds / 8, seconds / 8 + slowFor);
        return new CapacityScenario(workers, rate, downstream, new RetryPolicy(timeout, retries), queueLimit, seconds,
            seconds / STEPS, seed);
    }

    /** The same with other downstream services. */
    public CapacityScenario with(Downstream other) {
        return new CapacityScenario(workers, arrivalRate, other, retryPolicy, queueLimit, seconds, step, seed);
    }

    /** The same with another retry policy. */
    public CapacityScenario with(RetryPolicy other) {
        return new CapacityScenario(workers, arrivalRate, downstream, other, queueLimit, seconds, step, seed);
    }

    /** The same with another number of workers. */
    public CapacityScenario withWorkers(int number) {
        return new CapacityScenario(number, arrivalRate, downstream, retryPolicy, queueLimit, seconds, step, seed);
    }

    /** The same with another queue limit; {@link #UNLIMITED} is none. */
    public CapacityScenario withQueueLimit(int limit) {
        return new CapacityScenario(workers, arrivalRate, downstream, retryPolicy, limit, seconds, step, seed);
    }

    /** The same, observed for another time, with another step between samples; both in seconds. */
    public CapacityScenario lasting(double seconds, double step) {
        return new CapacityScenario(workers, arrivalRate, downstream, retryPolicy, queueLimit, seconds, step, seed);
    }

    /**
     * The scenario scaled down to a load that one machine can bear, server and users together. Utilisation stays the
     * same, and times stay the same multiples of the latency. A long scenario is cut to its first 16 seconds.
     */
    CapacityScenario scaledDown() {
        double latency = downstream.usual();
        double busy = Math.min(law().busy(), MAX_SCALED_BUSY);
        double size = busy / law().busy();
        double pace = Math.max(Math.min(latency, MAX_SCALED_LATENCY), busy / MAX_SCALED_RATE) / latency;
        double length = Math.clamp(seconds * pace, 1, MAX_SCALED_SECONDS);
        return new CapacityScenario((int) Math.clamp(Math.round(workers * size), 1, MAX_SCALED_WORKERS),
            arrivalRate * size / pace, downstream.scaled(pace),
            new RetryPolicy(retryPolicy.timeout() * pace, Math.min(retryPolicy.retries(), MAX_SCALED_RETRIES)),
            queueLimit == UNLIMITED ? UNLIMITED : (int) Math.ceil(queueLimit * size), length,
            Math.max(length / SCALED_STEPS, MIN_SCALED_STEP), seed);
    }

    /** Little's law for the usual latency. */
    public LittlesLaw law() {
        return new LittlesLaw(arrivalRate, downstream.usual());
    }

    int steps() {
        return (int) Math.ceil(seconds / step - 1e-9);
    }

    /** When users arrive, in seconds from the start. */
    double[] arrivals() {
        var random = new Random(seed);
        return DoubleStream.iterate(gap(random), t -> t < seconds, t -> t + gap(random)).toArray();
    }

    /**
     * Exponentially distributed: -ln u, as n ln 2 + 2 atanh((1 - u) / (1 + u)). Only basic arithmetic gives the same
     * bits everywhere; Math.log differs between browsers.
     */
    private double gap(Random random) {
        double u = 1 - random.nextDouble();
        double logarithm = 0;
        for (; u < 0.5; u *= 2) {
            logarithm += LN_2;
        }
        double power = 2 * (1 - u) / (1 + u);
        double square = power * power / 4;
        for (int n = 1; n < SERIES; n += 2) {
            logarithm += power / n;
            power *= square;
        }
        return logarithm / arrivalRate;
    }
}
