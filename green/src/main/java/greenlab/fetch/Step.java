package greenlab.fetch;

import com.google.gson.annotations.SerializedName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A step that changes what later fetches use. Each can be taken once in a JVM, and none can be undone. */
public enum Step {
    /** Sockets created from now on are cooperative: {@link greenlab.monkey.Patch#SOCKET}. */
    @SerializedName("patch") PATCH("patch the sockets"),
    /** The client is loaded: it chooses its TLS provider and fills its connection pool. */
    @SerializedName("client") CLIENT("load the client"),
    /** Conscrypt becomes the first TLS provider. Existing contexts keep theirs. */
    @SerializedName("provider") PROVIDER("insert the TLS provider"),
    /** Conscrypt is configured to create engine sockets. Open connections keep theirs. */
    @SerializedName("engine") ENGINE("choose engine sockets");

    private final String what;

    Step(String what) {
        this.what = what;
    }

    /**
     * Reads an order of steps, such as {@code order("patch", "client")} or {@code order("patch client")}; commas are
     * allowed too.
     *
     * @throws IllegalArgumentException with one line, if a step is unknown or occurs twice, or there is none
     */
    public static List<Step> order(String... words) {
        List<Step> steps = Arrays.stream(words).flatMap(word -> Stream.of(word.strip().split("[,\\s]+")))
            .filter(word -> !word.isEmpty()).map(Step::named).toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("no step given; expected some of " + names());
        }
        if (steps.stream().distinct().count() < steps.size()) {
            throw new IllegalArgumentException("each step can be taken once; was '"
                + steps.stream().map(Step::toString).collect(Collectors.joining(" ")) + "'");
        }
        return steps;
    }

    private static Step named(String word) {
        return Arrays.stream(values()).filter(step -> step.toString().equalsIgnoreCase(word)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(
                "unknown step '" + word + "'; expected some of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Step::toString).collect(Collectors.joining(", "));
    }

    /** What it does, as an imperative. */
    public String what() {
        return what;
    }

    /** The name in command lines and JSON. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
