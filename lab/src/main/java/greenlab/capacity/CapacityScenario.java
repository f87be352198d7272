package greenlab.capacity;

import com.google.gson.annotations.SerializedName;
import java.util.SplittableRandom;
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
public record CapacityScenario(int workers, @SerializedName("rate") double arrivalRate, Downstream downstream,
                               @SerializedName("users") RetryPolicy retryPolicy,
                               @SerializedName("line") int queueLimit, double seconds, double step, long seed) {
    /** No queue limit. */
    public static final int UNLIMITED = Integer.MAX_VALUE;
    private static final double MAX_REQUESTS = 2_000_000;

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

    public CapacityScenario with(Downstream other) {
        return new CapacityScenario(workers, arrivalRate, other, retryPolicy, queueLimit, seconds, step, seed);
    }

    public CapacityScenario with(RetryPolicy other) {
        return new CapacityScenario(workers, arrivalRate, downstream, other, queueLimit, seconds, step, seed);
    }

    public CapacityScenario withWorkers(int number) {
        return new CapacityScenario(number, arrivalRate, downstream, retryPolicy, queueLimit, seconds, step, seed);
    }

    public CapacityScenario withQueueLimit(int limit) {
        return new CapacityScenario(workers, arrivalRate, downstream, retryPolicy, limit, seconds, step, seed);
    }

    public CapacityScenario lasting(double seconds, double step) {
        return new CapacityScenario(workers, arrivalRate, downstream, retryPolicy, queueLimit, seconds, step, seed);
    }

    public CapacityScenario withSeed(long other) {
        return new CapacityScenario(workers, arrivalRate, downstream, retryPolicy, queueLimit, seconds, step, other);
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
        var random = new SplittableRandom(seed);
        return DoubleStream.iterate(gap(random), t -> t < seconds, t -> t + gap(random)).toArray();
    }

    private double gap(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble()) / arrivalRate;   // the same bits on every machine
    }
}
