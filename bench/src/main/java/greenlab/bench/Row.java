package greenlab.bench;

import java.util.Locale;

/**
 * One thing measured, ours beside theirs; of both, less is better.
 *
 * @param part the part that measured it
 * @param what what was measured
 * @param unit of both figures: ns, s, bytes, MB, threads, %
 * @param beside who they are; null where ours stands alone
 * @param theirs null where they could not be had
 * @param ratio theirs : ours, so that more is better for us; null without theirs
 * @param goal what ours has to come to, in words; null where the row is there to be looked at
 * @param met whether it does; null where there is no goal, or it can't be told
 */
public record Row(String part, String what, String unit, double ours, String beside, Double theirs, Double ratio,
                  String goal, Boolean met) {

    static Row of(Part part, String what, String unit, double ours, String beside, Double theirs, Goal goal) {
        Double ratio = theirs == null || ours == 0 ? null : Double.valueOf(theirs / ours);
        return new Row(part.toString(), what, unit, ours, beside, theirs, ratio, goal == null ? null : goal.words(unit),
            goal == null ? null : goal.isMetBy(ours, ratio));
    }

    String oursInWords() {
        return figure(ours, unit);
    }

    String theirsInWords() {
        return figure(theirs, unit);
    }

    /** Such as {@code 4.9 x}; a dash where there is nobody to compare with. */
    String ratioInWords() {
        return ratio == null ? "-" : String.format(Locale.ROOT, ratio < 9.95 ? "%.1f x" : "%.0f x", ratio);
    }

    /** Such as {@code <= 1.15 s: met}. */
    String goalInWords() {
        return goal == null ? "-" : goal + (met == null ? "" : met ? ": met" : ": NO");
    }

    /** A number of threads is clear without its unit. */
    static String figure(Double value, String unit) {
        return value == null ? "-" : String.format(Locale.ROOT, switch (unit) {
            case "s", "%" -> "%.2f %s";
            case "threads" -> "%.0f";
            default -> "%.0f %s";
        }, value, unit);
    }
}
