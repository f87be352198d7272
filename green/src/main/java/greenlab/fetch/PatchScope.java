package greenlab.fetch;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** How much of stage 4's patch is applied. */
public enum PatchScope {
    /** All methods that can wait. */
    @SerializedName("full") FULL,
    /** {@code read()} and {@code read(byte[])}, but not {@code read(byte[], int, int)}. */
    @SerializedName("partial") PARTIAL,
    /** The patch is not applied: stage 4 is stage 3 again. */
    @SerializedName("none") NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
