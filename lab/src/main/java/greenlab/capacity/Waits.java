package greenlab.capacity;

import java.util.List;

/** How long the users who were answered had waited in all, in seconds; 0 where nobody was. */
public record Waits(double median, double p95, double longest) {

    static Waits of(List<Double> seconds) {
        double[] sorted = seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Waits(at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
