package greenlab.bench;

import java.util.Locale;

/**
 * One thing measured, ours beside theirs; of both, less is better.
 *
 * @param what what was measured
 * @param unit of both figures: ns, s, bytes
 * @param beside who they are
 * @param theirs null where they could not be had
 * @param goal null where the row is there to be looked at
 */
public record Row(String what, String unit, double ours, String beside, Double theirs, Goal goal) {

    /** Ours : theirs, or null. */
    Double ratio() {
        return theirs == null ? null : Double.valueOf(ours / theirs);
    }

    /** Whether the goal is met; null where there is none, or it can't be told. */
    Boolean met() {
        return goal == null ? null : goal.isMetBy(ours, ratio());
    }

    static String figure(Double value, String unit) {
        return value == null ? "-" : String.format(Locale.ROOT, unit.equals("s") ? "%.2f %s" : "%.0f %s", value, unit);
    }
}
