package greenlab.capacity;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;

/**
 * The result of a scenario, simulated or run.
 *
 * @param server {@code simulation}, {@code threads}, {@code green} or {@code virtual}
 * @param usage null for a simulation
 */
public record CapacityResult(String server, CapacityScenario scenario, List<LoadSample> samples,
                             Latencies latencies, ResourceUsage usage) {
    private static final double MIN_ANSWERED_SHARE = 0.8;
    private static final double LAST_FIFTH = 0.8;

    /** Time from a user's arrival to the answer, in seconds, over all answers; 0 without any. */
    public record Latencies(double median, double p95, double max) {

        static Latencies of(List<Double> seconds) {
            List<Double> sorted = seconds.stream().sorted().toList();
            return new Latencies(percentile(sorted, 0.5), percentile(sorted, 0.95), percentile(sorted, 1));
        }

        private static double percentile(List<Double> sorted, double share) {
            return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
        }
    }

    /**
     * What the process of a real server used.
     *
     * @param threads peak number of OS threads that run Java code
     * @param cpuSeconds CPU time during the run, over all cores
     */
    public record ResourceUsage(int threads, double cpuSeconds) {}

    /** The result with its scenario, samples and totals. An unlimited queue has no limit in it. */
    JsonObject json() {
        JsonObject json = new Gson().toJsonTree(this).getAsJsonObject();
        if (scenario.queueLimit() == CapacityScenario.UNLIMITED) {
            json.getAsJsonObject("scenario").remove("queueLimit");
        }
        json.addProperty("arrived", arrived());
        json.addProperty("answered", answered());
        json.addProperty("retries", retries());
        json.addProperty("gaveUp", total(LoadSample::gaveUp));
        json.addProperty("rejected", rejected());
        json.addProperty("wasted", wasted());
        json.addProperty("keepsUp", keepsUp());
        firstTimeout().ifPresent(t -> json.addProperty("firstTimeout", t));
        return json;
    }

    /** The number of users. */
    public int arrived() {
        return total(LoadSample::arrived);
    }

    /** The number of users who got their answer. */
    public int answered() {
        return total(LoadSample::answered);
    }

    /** The number of requests sent again after a timeout. */
    public int retries() {
        return total(LoadSample::retries);
    }

    /** The number of users rejected because the queue was full. */
    public int rejected() {
        return total(LoadSample::rejected);
    }

    /** The number of requests finished after their client had timed out. */
    public int wasted() {
        return Math.max(0, total(LoadSample::finished) - answered());
    }

    /** The sum over all steps, such as {@code total(LoadSample::gaveUp)}. */
    public int total(ToIntFunction<LoadSample> count) {
        return samples.stream().mapToInt(count).sum();
    }

    /** The largest value of any step, such as {@code peak(LoadSample::queued)}. */
    public int peak(ToIntFunction<LoadSample> value) {
        return samples.stream().mapToInt(value).max().orElse(0);
    }

    /**
     * Answers between two times, divided by the arrivals one latency earlier. The share is 1 in a healthy server, above
     * 1 while a queue drains, and near 0 in a retry storm.
     */
    public double answeredShare(double from, double to) {
        double latency = scenario.downstream().usual();
        int due = total(from - latency, to - latency, LoadSample::arrived);
        return due == 0 ? 1 : (double) total(from, to, LoadSample::answered) / due;
    }

    /** The sum over the steps between two times. */
    int total(double from, double to, ToIntFunction<LoadSample> count) {
        double half = scenario.step() / 2;   // the middle of a step decides
        return samples.stream().filter(sample -> sample.t() - half >= from && sample.t() - half < to)
            .mapToInt(count).sum();
    }

    double finalAnsweredShare() {
        return answeredShare(LAST_FIFTH * scenario.seconds(), scenario.seconds());
    }

    /** Whether the server answers at least 80% of its users in the last fifth of the time; else it is saturated. */
    public boolean keepsUp() {
        return finalAnsweredShare() >= MIN_ANSWERED_SHARE;
    }

    /** The time of the first client timeout, in seconds from the start; empty without any. */
    public OptionalDouble firstTimeout() {
        return samples.stream().filter(sample -> sample.retries() + sample.gaveUp() > 0)
            .mapToDouble(LoadSample::t).findFirst();
    }
}
