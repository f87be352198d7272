package greenlab.timeline;

import com.google.gson.annotations.SerializedName;

/** What a run's seconds say. The thresholds lie between one delay (all at once) and n delays (one after the other). */
public enum Verdict {
    /** The fetches waited together: within a quarter of the way from one delay to n delays. */
    @SerializedName("fast") FAST,
    /** The fetches waited one after the other: beyond three quarters of that way. */
    @SerializedName("slow") SLOW,
    /** Neither. */
    @SerializedName("mixed") MIXED,
    /** At least one fetch did not get its response, so the seconds say nothing. */
    @SerializedName("failed") FAILED,
    /** Not over yet. Seen by those who watch a run grow, never in a finished one. */
    @SerializedName("running") RUNNING;

    /** Judges a run in which all fetches were answered. Times in seconds. */
    public static Verdict of(double seconds, int n, double delay) {
        double serial = n * delay;
        double quarter = (serial - delay) / 4;
        if (seconds >= delay + 3 * quarter) {
            return SLOW;
        }
        return seconds <= delay + quarter ? FAST : MIXED;
    }

    /** The word that people and JSON read. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
