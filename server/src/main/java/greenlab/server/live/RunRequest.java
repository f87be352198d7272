package greenlab.server.live;

import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Step;
import java.util.Locale;

/** Parses requests for live runs: a stage or an order of steps, within limits. */
public final class RunRequest {
    /** The largest number of fetches. */
    static final int MAX_FETCHES = 100;
    /** The shortest and the longest delay, in seconds. */
    static final double MIN_DELAY = 0.001;
    static final double MAX_DELAY = 5;

    private RunRequest() {}

    /**
     * Reads a request such as {@code {"stage":2,"java":"25"}} or {@code {"order":["patch","client"],"java":"25"}}.
     * Defaults are those of the commands: green, https, ten fetches of one second, the full patch.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static RunSpec parse(String json) {
        var fields = Fields.of(json);
        var spec = fields.has("order") ? order(fields) : stage(fields);
        fields.requireNoOther();
        return spec;
    }

    private static RunSpec stage(Fields fields) {
        int stage = fields.whole("stage", 0, 4);
        var java = java(fields);
        var runtime = RuntimeName.of(fields.word("runtime", "green", "green", "virtual"));
        var proto = Proto.valueOf(fields.word("proto", "https", "https", "http"));
        var spec = RunSpec.ofStage(stage, java, runtime, proto, n(fields), delay(fields));
        return stage == 4 ? spec.withPatch(patch(fields)) : spec;
    }

    private static RunSpec order(Fields fields) {
        return RunSpec.ofOrder(Step.order(fields.words("order").toArray(String[]::new)), java(fields), n(fields),
            delay(fields));
    }

    private static String java(Fields fields) {
        return fields.word("java", null, "21", "25");
    }

    private static int n(Fields fields) {
        return fields.has("n") ? fields.whole("n", 1, MAX_FETCHES) : 10;
    }

    private static double delay(Fields fields) {
        return fields.has("delay") ? fields.number("delay", MIN_DELAY, MAX_DELAY) : 1;
    }

    private static PatchScope patch(Fields fields) {
        return PatchScope.valueOf(fields.word("patch", "full", "full", "partial", "none").toUpperCase(Locale.ROOT));
    }
}
