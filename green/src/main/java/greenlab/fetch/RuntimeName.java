package greenlab.fetch;

import com.google.gson.annotations.SerializedName;
import java.util.Locale;

/** What the fetches run on. */
public enum RuntimeName {
    /** Serially, on one thread. */
    @SerializedName("serial") SERIAL,
    /** Concurrently, each on an OS thread of its own. */
    @SerializedName("threads") THREADS,
    /** Concurrently on one OS thread, as greenlets over patched sockets. */
    @SerializedName("green") GREEN,
    /** Concurrently as virtual threads, on a given number of carriers. */
    @SerializedName("virtual") VIRTUAL;

    /**
     * The runtime of this name, as command lines and JSON have it.
     *
     * @throws IllegalArgumentException with one line that lists the names
     */
    public static RuntimeName of(String name) {
        for (RuntimeName each : values()) {
            if (each.toString().equalsIgnoreCase(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
            "unknown runtime '" + name + "'; expected serial, threads, green or virtual");
    }

    /** The name in command lines and JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
