package greenlab.bench;

import java.util.Locale;

/**
 * One figure, ours and a peer's; less is better.
 *
 * @param part the part that measured it
 * @param what what was measured
 * @param unit of both figures: ns, ms, s, bytes, MB, threads, %
 * @param peer the label of the peer
 * @param theirs the peer's figure; null if it is unavailable
 * @param ratio theirs / ours, so that more is better; null without theirs
 * @param goal the condition for ours or for the ratio; null without a goal
 * @param met whether the goal is met; null without a goal or a ratio
 */
public record BenchmarkRow(String part, String what, String unit, double ours, String peer, Double theirs,
                           Double ratio, String goal, Boolean met) {

    /** An upper limit of our figure, or a lower limit of the ratio. */
    record Goal(double limit, boolean ofRatio) {

        static Goal atMost(double limit) {
            return new Goal(limit, false);
        }

        static Goal ratioAtLeast(double limit) {
            return new Goal(limit, true);
        }

        private Boolean isMetBy(double ours, Double ratio) {
            return !ofRatio ? Boolean.valueOf(ours <= limit) : ratio == null ? null : Boolean.valueOf(ratio >= limit);
        }

        private String text(String unit) {
            return ofRatio ? String.format(Locale.ROOT, ">= %.2f x", limit) : "<= " + figure(limit, unit);
        }
    }

    static BenchmarkRow of(BenchmarkPart part, String what, String unit, double ours, String peer, Double theirs,
            Goal goal) {
        Double ratio = theirs == null || ours == 0 ? null : Double.valueOf(theirs / ours);
        return new BenchmarkRow(part.toString(), what, unit, ours, peer, theirs, ratio,
            goal == null ? null : goal.text(unit), goal == null ? null : goal.isMetBy(ours, ratio));
    }

    String oursText() {
        return figure(ours, unit);
    }

    String theirsText() {
        return figure(theirs, unit);
    }

    /** Such as {@code 4.9 x}. */
    String ratioText() {
        return ratio == null ? "-" : String.format(Locale.ROOT, ratio < 9.95 ? "%.1f x" : "%.0f x", ratio);
    }

    /** Such as {@code <= 1.15 s: met}. */
    String goalText() {
        return goal == null ? "-" : goal + (met == null ? "" : met ? ": met" : ": NO");
    }

    static String figure(Double value, String unit) {
        return value == null ? "-" : String.format(Locale.ROOT, switch (unit) {
            case "s", "ms", "%" -> "%.2f %s";
            case "threads" -> "%.0f";
            default -> "%.0f %s";
        }, value, unit);
    }
}
