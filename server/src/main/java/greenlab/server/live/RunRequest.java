package greenlab.server.live;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import greenlab.fetch.PatchScope;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.fetch.Step;
import java.util.List;
import java.util.Locale;

/**
 * A request for a live run: a stage or an order of steps, within limits. Each method removes a field and checks its
 * value; an invalid one, or one left over, is an {@link IllegalArgumentException} with one line.
 */
public final class RunRequest {
    /** The largest number of fetches. */
    private static final int MAX_FETCHES = 100;
    /** The shortest and the longest delay, in seconds. */
    private static final double MIN_DELAY = 0.001;
    private static final double MAX_DELAY = 5;
    /** The largest number of OS threads that carry virtual threads. */
    private static final int MAX_CARRIERS = 16;

    private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();
    /** The longest part of an invalid value that the error shows. */
    private static final int SHOWN = 40;

    private final JsonObject fields;

    private RunRequest(JsonObject fields) {
        this.fields = fields;
    }

    /**
     * Reads a request such as {@code {"stage":2,"java":"25"}} or {@code {"order":["patch","client"],"java":"25"}}.
     * Defaults are those of the commands: green (stage 5: virtual), https, ten fetches of one second, one carrier, the
     * full patch. Only virtual threads have carriers, and only stage 4 has a patch.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public static RunSpec parse(String json) {
        var request = new RunRequest(object(json));
        var spec = request.fields.has("order") ? request.order() : request.stage();
        request.fields.keySet().stream().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown field " + shortened(new JsonPrimitive(name).toString()));
        });
        return spec;
    }

    private static JsonObject object(String json) {
        try {
            if (STRICT.fromJson(json, JsonElement.class) instanceof JsonObject object) {
                return object;
            }
        } catch (JsonParseException e) {
            // the same error
        }
        throw new IllegalArgumentException(
            "invalid body; expected one JSON object such as {\"stage\":2,\"java\":\"25\"}");
    }

    private RunSpec stage() {
        int stage = whole("stage", null, 0, 5);
        var java = word("java", null, "21", "25");
        var usual = stage == 5 ? "virtual" : "green";
        var runtime = RuntimeName.of(word("runtime", usual, "serial", "threads", "green", "virtual"));
        var proto = Proto.valueOf(word("proto", "https", "https", "http"));
        var spec = RunSpec.ofStage(stage, java, runtime, proto, n(), delay());
        spec = runtime == RuntimeName.VIRTUAL ? spec.withCarriers(whole("carriers", 1, 1, MAX_CARRIERS)) : spec;
        return stage == 4 ? spec.withPatch(patch()) : spec;
    }

    private RunSpec order() {
        var field = fields.remove("order");
        if (!(field instanceof JsonArray steps && steps.asList().stream().allMatch(RunRequest::isText))) {
            throw wrong("order", "a list of strings", field);
        }
        var order = Step.order(steps.asList().stream().map(JsonElement::getAsString).toArray(String[]::new));
        return RunSpec.ofOrder(order, word("java", null, "21", "25"), n(), delay());
    }

    private int n() {
        return whole("n", 10, 1, MAX_FETCHES);
    }

    private double delay() {
        return number("delay", 1.0, MIN_DELAY, MAX_DELAY, "a number from " + MIN_DELAY + " to " + MAX_DELAY);
    }

    private PatchScope patch() {
        return PatchScope.valueOf(word("patch", "full", "full", "partial", "none").toUpperCase(Locale.ROOT));
    }

    /** A string that is one of the choices. A field whose default is null is required, as in the methods below. */
    private String word(String name, String otherwise, String... choices) {
        var field = fields.remove(name);
        if (field == null && otherwise != null) {
            return otherwise;
        }
        if (isText(field) && List.of(choices).contains(field.getAsString())) {
            return field.getAsString();
        }
        throw wrong(name, "\"" + String.join("\" or \"", choices) + "\"", field);
    }

    private int whole(String name, Integer otherwise, int min, int max) {
        var expected = "a whole number from " + min + " to " + max;
        var field = fields.get(name);
        double value = number(name, otherwise == null ? null : otherwise.doubleValue(), min, max, expected);
        if (value != Math.rint(value)) {
            throw wrong(name, expected, field);
        }
        return (int) value;
    }

    private double number(String name, Double otherwise, double min, double max, String expected) {
        var field = fields.remove(name);
        if (field == null && otherwise != null) {
            return otherwise;
        }
        if (field instanceof JsonPrimitive number && number.isNumber()
                && number.getAsDouble() >= min && number.getAsDouble() <= max) {
            return number.getAsDouble();
        }
        throw wrong(name, expected, field);
    }

    private static boolean isText(JsonElement field) {
        return field instanceof JsonPrimitive text && text.isString();
    }

    private static IllegalArgumentException wrong(String name, String right, JsonElement found) {
        return new IllegalArgumentException(name + " must be " + right
            + (found == null ? "; it is missing" : ", was " + shortened(found.toString())));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
