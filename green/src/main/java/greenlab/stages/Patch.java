package greenlab.stages;

import java.util.Locale;

/** How much of stage 4's patch is applied. */
public enum Patch {
    /** All methods that wait. */
    FULL,
    /** {@code read()} and {@code read(byte[])}, but not {@code read(byte[], int, int)}. */
    PARTIAL,
    /** The patch is taken back: stage 4 is stage 3 again. */
    NONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
