package greenlab.run;

import com.google.gson.annotations.SerializedName;

/** Judges a run's seconds, by thresholds between one delay (concurrent) and n delays (serial). */
public enum Verdict {
    /** Concurrent: within a quarter of the way from one delay to n delays. */
    @SerializedName("fast") FAST,
    /** Serial: beyond three quarters of that way. */
    @SerializedName("slow") SLOW,
    /** Neither. */
    @SerializedName("mixed") MIXED,
    /** It made no progress and was ended: its threads wait for what none of them can release. */
    @SerializedName("hung") HUNG,
    /** At least one fetch got no response, so its seconds mean nothing. */
    @SerializedName("failed") FAILED,
    /** All fetches were answered, but there is one only, or its delay isn't known: there is nothing to compare with. */
    @SerializedName("unknown") UNKNOWN,
    /** In progress; never in a finished run. */
    @SerializedName("running") RUNNING;

    /** Judges a run in which all fetches were answered. Times in seconds; a delay of 0 is unknown. */
    public static Verdict of(double seconds, int n, double delay) {
        if (delay == 0 || n == 1) {
            return UNKNOWN;
        }
        double serial = n * delay;
        double quarter = (serial - delay) / 4;
        if (seconds >= delay + 3 * quarter) {
            return SLOW;
        }
        return seconds <= delay + quarter ? FAST : MIXED;
    }

    /** The name in tables and JSON. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
