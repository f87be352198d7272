package greenlab.capacity;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * A server, the services behind it, and who comes.
 *
 * @param workers how many requests can be worked on at the same time
 * @param rate new users per second, on average; they come at random moments
 * @param line how many requests may wait for a worker; who comes then is refused at once
 * @param seconds how long it is watched; what is under way then is left open
 * @param step the time between two samples, in seconds
 * @param seed makes the moments: the same seed, the same users
 */
public record Scenario(int workers, double rate, Downstream downstream, Users users, int line, double seconds,
                       double step, long seed) {
    /** No limit. */
    public static final int ENDLESS = Integer.MAX_VALUE;
    private static final double MOST_USERS = 2_000_000;

    public Scenario {
        if (!(workers > 0 && rate > 0 && line >= 0 && seconds > 0 && step > 0 && step <= seconds)) {
            throw new IllegalArgumentException("workers, rate, seconds and step are more than 0, the line is 0 or more,"
                + " and a step isn't longer than the whole");
        }
        if (rate * seconds * (1 + users.reloads()) > MOST_USERS) {
            throw new IllegalArgumentException("that is more than two million requests: take fewer seconds");
        }
    }

    /**
     * Ten minutes of a server whose downstream always takes {@code latency} seconds, a sample each second. Users reload
     * three times, each time after three times that latency, and the line is endless.
     */
    public static Scenario of(int workers, double rate, double latency) {
        return new Scenario(workers, rate, Downstream.steady(latency), new Users(3 * latency, 3), ENDLESS, 600, 1, 1);
    }

    public Scenario with(Downstream other) {
        return new Scenario(workers, rate, other, users, line, seconds, step, seed);
    }

    public Scenario with(Users other) {
        return new Scenario(workers, rate, downstream, other, line, seconds, step, seed);
    }

    public Scenario withWorkers(int number) {
        return new Scenario(number, rate, downstream, users, line, seconds, step, seed);
    }

    public Scenario withLine(int most) {
        return new Scenario(workers, rate, downstream, users, most, seconds, step, seed);
    }

    public Scenario lasting(double seconds, double step) {
        return new Scenario(workers, rate, downstream, users, line, seconds, step, seed);
    }

    public Scenario withSeed(long other) {
        return new Scenario(workers, rate, downstream, users, line, seconds, step, other);
    }

    /** Little's law for the usual latency. */
    public LittlesLaw law() {
        return new LittlesLaw(rate, downstream.usual());
    }

    int steps() {
        return (int) Math.ceil(seconds / step - 1e-9);
    }

    /** When users come, in seconds from the start: independent of each other, as strangers are. */
    double[] arrivals() {
        var random = new SplittableRandom(seed);
        return DoubleStream.iterate(gap(random), t -> t < seconds, t -> t + gap(random)).toArray();
    }

    private double gap(SplittableRandom random) {
        return -StrictMath.log(1 - random.nextDouble()) / rate;   // the same bits on every machine
    }
}
