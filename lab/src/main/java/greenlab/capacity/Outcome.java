package greenlab.capacity;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * What came of a scenario.
 *
 * @param by who served: {@code simulation}, {@code threads}, {@code green} or {@code virtual}
 * @param cost null for a simulation
 */
public record Outcome(String by, Scenario scenario, List<Sample> samples, Waits waits, Cost cost) {
    /** Of those who come in the last fifth of the time, so many must be answered where a server keeps up. */
    private static final double MOST = 0.8;

    /** As it stood when that share of its time was over. Its waits are those of the end. */
    Outcome upTo(double share) {
        return new Outcome(by, scenario, samples.subList(0, (int) Math.round(share * samples.size())), waits, cost);
    }

    public int arrived() {
        return sum(Sample::arrived);
    }

    public int answered() {
        return sum(Sample::answered);
    }

    public int finished() {
        return sum(Sample::finished);
    }

    public int reloads() {
        return sum(Sample::reloads);
    }

    public int gaveUp() {
        return sum(Sample::gaveUp);
    }

    public int refused() {
        return sum(Sample::refused);
    }

    public int wasted() {
        return Math.max(0, finished() - answered());
    }

    /** A sum over all steps, such as {@code sum(Sample::answered)}. */
    public int sum(ToIntFunction<Sample> what) {
        return samples.stream().mapToInt(what).sum();
    }

    /** The largest value of any step, such as {@code most(Sample::queued)}. */
    public int most(ToIntFunction<Sample> what) {
        return samples.stream().mapToInt(what).max().orElse(0);
    }

    /**
     * How many were answered between two times, for each whose answer was due then: who came one latency earlier. It is
     * 1 where all is well, above 1 where a queue is worked off, near 0 in an avalanche.
     */
    public double answeredShare(double from, double to) {
        double latency = scenario.downstream().usual();
        int due = sum(from - latency, to - latency, Sample::arrived);
        return due == 0 ? 1 : (double) sum(from, to, Sample::answered) / due;
    }

    private int sum(double from, double to, ToIntFunction<Sample> what) {
        double half = scenario.step() / 2;   // a step belongs to where its middle is
        return samples.stream().filter(sample -> sample.t() - half >= from && sample.t() - half < to)
            .mapToInt(what).sum();
    }

    /** Whether users are served at the end. Where they aren't, it has tipped over. */
    public boolean keepsUp() {
        return answeredShare(0.8 * scenario.seconds(), scenario.seconds()) >= MOST;
    }

    /** When the first user had waited too long, in seconds; empty if nobody had. */
    public OptionalDouble firstImpatience() {
        return samples.stream().filter(sample -> sample.reloads() + sample.gaveUp() > 0).mapToDouble(Sample::t)
            .findFirst();
    }
}
