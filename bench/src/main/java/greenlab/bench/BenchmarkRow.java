package greenlab.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One figure, ours and a peer's; less is better.
 *
 * @param part the part that measured it
 * @param what what was measured
 * @param unit of both figures: ns, us, ms, s, bytes, KB, MB, threads, %
 * @param ours the median of our rounds
 * @param peer the label of the peer
 * @param theirs the median of the peer's rounds; null if it is unavailable
 * @param ratio theirs / ours, so that more is better; null without theirs, or if one is 0
 * @param goal the condition for ours or for the ratio; null without a goal
 * @param met whether the goal is met; null without a goal or a ratio
 * @param ourRounds our figures, in the order of the rounds; {@code theirRounds} the peer's, of the same rounds
 */
public record BenchmarkRow(String part, String what, String unit, double ours, String peer, Double theirs,
                           Double ratio, String goal, Boolean met, List<Double> ourRounds, List<Double> theirRounds) {

    /** An upper limit of our figure, or a lower limit of the ratio. */
    record Goal(double limit, boolean ofRatio) {
        /** A ratio that misses its limit by no more is met: two runs of one program differ by as much. */
        private static final double TOLERANCE = 0.02;

        static Goal atMost(double limit) {
            return new Goal(limit, false);
        }

        static Goal ratioAtLeast(double limit) {
            return new Goal(limit, true);
        }

        /** An upper limit of ours, as a multiple of theirs. */
        static Goal atMostTheirs(double multiple) {
            return ratioAtLeast(1 / multiple);
        }

        private Boolean isMetBy(double ours, Double ratio) {
            return !ofRatio ? Boolean.valueOf(ours <= limit)
                : ratio == null ? null : Boolean.valueOf(ratio >= limit * (1 - TOLERANCE));
        }

        private String text(String unit) {
            return ofRatio ? String.format(Locale.ROOT, ">= %.2f x", limit) : "<= " + figure(limit, unit);
        }
    }

    /** @param theirRounds empty if the peer is unavailable */
    static BenchmarkRow of(BenchmarkPart part, String what, String unit, List<Double> ourRounds, String peer,
            List<Double> theirRounds, Goal goal) {
        Double ours = Rounds.median(ourRounds);
        Double theirs = Rounds.median(theirRounds);
        Double ratio = theirs == null || theirs == 0 || ours == 0 ? null : Double.valueOf(theirs / ours);
        return new BenchmarkRow(part.toString(), what, unit, ours, peer, theirs, ratio,
            goal == null ? null : goal.text(unit), goal == null ? null : goal.isMetBy(ours, ratio), ourRounds,
            theirRounds);
    }

    /** The ratio of each round in which both were measured. */
    List<Double> ratios() {
        return IntStream.range(0, Math.min(ourRounds.size(), theirRounds.size()))
            .mapToObj(round -> theirRounds.get(round) / ourRounds.get(round)).toList();
    }

    String oursText() {
        return figure(ours, unit);
    }

    String theirsText() {
        return figure(theirs, unit);
    }

    /** Such as {@code 4.92 x}. */
    String ratioText() {
        return ratio == null ? "-" : String.format(Locale.ROOT, ratio < 9.95 ? "%.2f x" : "%.0f x", ratio);
    }

    /** Such as {@code >= 0.91 x: met}. */
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
