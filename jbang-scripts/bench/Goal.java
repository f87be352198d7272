package greenlab.bench;

import java.util.Locale;

/**
 * What a row has to come to.
 *
 * @param most the most it may be
 * @param ofRatio whether that limits ours : theirs, or ours alone, in the row's unit
 */
public record Goal(double most, boolean ofRatio) {

    /** Ours is so many times theirs at most. */
    static Goal timesTheirs(double most) {
        return new Goal(most, true);
    }

    /** Theirs is so many times ours, at least. */
    static Goal timesFaster(double least) {
        return new Goal(1 / least, true);
    }

    /** Whoever the others are. */
    static Goal atMost(double most) {
        return new Goal(most, false);
    }

    /** Whether it is met; null where it can't be told, since there is nobody to compare with. */
    Boolean isMetBy(double ours, Double ratio) {
        Double counts = ofRatio ? ratio : Double.valueOf(ours);
        return counts == null ? null : counts <= most;
    }

    String words(String unit) {
        return ofRatio ? String.format(Locale.ROOT, "<= %.2f x", most) : "<= " + Row.figure(most, unit);
    }
}
