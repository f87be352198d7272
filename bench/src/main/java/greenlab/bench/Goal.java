package greenlab.bench;

import java.util.Locale;

/**
 * What a row has to come to.
 *
 * @param limit the most that ours may be, or the least that theirs : ours may be
 * @param ofRatio which of these two
 */
record Goal(double limit, boolean ofRatio) {

    /** Ours is so many times theirs at most. */
    static Goal timesTheirs(double most) {
        return new Goal(1 / most, true);
    }

    /** Theirs is so many times ours, at least. */
    static Goal timesFaster(double least) {
        return new Goal(least, true);
    }

    /** Whoever the others are. */
    static Goal atMost(double most) {
        return new Goal(most, false);
    }

    /** Whether it is met; null where it can't be told, since there is nobody to compare with. */
    Boolean isMetBy(double ours, Double ratio) {
        return !ofRatio ? Boolean.valueOf(ours <= limit) : ratio == null ? null : Boolean.valueOf(ratio >= limit);
    }

    String words(String unit) {
        return ofRatio ? String.format(Locale.ROOT, ">= %.2f x", limit) : "<= " + Row.figure(limit, unit);
    }
}
