package greenlab.server.live;

import greenlab.fetch.RuntimeName;
import greenlab.stages.Order;
import greenlab.stages.Patch;
import java.util.Locale;

/** What a page may ask for: a stage, or an order of patches. Nothing else can be run. */
public sealed interface Scenario {

    /** The most fetches. */
    int MOST_FETCHES = 100;
    /** The shortest and the longest delay, in seconds. */
    double SHORTEST_DELAY = 0.001;
    double LONGEST_DELAY = 5;

    /**
     * A stage.
     *
     * @param stage 0 to 4
     * @param java 21 or 25
     * @param runtime green or virtual
     * @param proto {@code https} or {@code http}
     * @param n how many fetches
     * @param delay how long the server waits before each answer, in seconds
     * @param patch how much of stage 4's patch is applied
     */
    record OfStage(int stage, int java, RuntimeName runtime, String proto, int n, double delay, Patch patch)
        implements Scenario {}

    /**
     * An order, on greenlets and over https.
     *
     * @param order the steps
     * @param java 21 or 25
     * @param n how many fetches
     * @param delay how long the server waits before each answer, in seconds
     */
    record OfOrder(Order order, int java, int n, double delay) implements Scenario {}

    /**
     * Reads a scenario, such as {@code {"stage":2,"java":"25"}} or {@code {"order":["patch","client"],"java":"25"}}.
     * What isn't said is as the commands have it: green, https, ten fetches of one second, the patch in full.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static Scenario of(String json) {
        var fields = Fields.of(json);
        var scenario = fields.has("order") ? order(fields) : stage(fields);
        fields.requireNoOther();
        return scenario;
    }

    private static Scenario stage(Fields fields) {
        int stage = fields.whole("stage", 0, 4);
        return new OfStage(stage, java(fields), runtime(fields), fields.word("proto", "https", "https", "http"),
            n(fields), delay(fields), stage == 4 ? patch(fields) : Patch.FULL);
    }

    private static Scenario order(Fields fields) {
        return new OfOrder(Order.of(fields.words("order").toArray(String[]::new)), java(fields), n(fields),
            delay(fields));
    }

    private static int java(Fields fields) {
        return Integer.parseInt(fields.word("java", null, "21", "25"));
    }

    private static RuntimeName runtime(Fields fields) {
        return RuntimeName.valueOf(fields.word("runtime", "green", "green", "virtual").toUpperCase(Locale.ROOT));
    }

    private static int n(Fields fields) {
        return fields.has("n") ? fields.whole("n", 1, MOST_FETCHES) : 10;
    }

    private static double delay(Fields fields) {
        return fields.has("delay") ? fields.number("delay", SHORTEST_DELAY, LONGEST_DELAY) : 1;
    }

    private static Patch patch(Fields fields) {
        return Patch.valueOf(fields.word("patch", "full", "full", "partial", "none").toUpperCase(Locale.ROOT));
    }
}
