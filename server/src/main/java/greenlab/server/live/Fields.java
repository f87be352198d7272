package greenlab.server.live;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import java.util.List;

/**
 * The fields of a request's JSON object. Each method removes a field and checks its value; an invalid one, or one left
 * over, is an {@link IllegalArgumentException} with one line.
 */
final class Fields {
    private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();
    private static final int SHOWN = 40;

    private final JsonObject left;

    private Fields(JsonObject all) {
        this.left = all;
    }

    static Fields of(String json) {
        try {
            var object = STRICT.fromJson(json, JsonElement.class);
            if (object instanceof JsonObject fields) {
                return new Fields(fields);
            }
        } catch (JsonParseException e) {
            // the same error
        }
        throw new IllegalArgumentException(
            "invalid body; expected one JSON object such as {\"stage\":2,\"java\":\"25\"}");
    }

    boolean has(String name) {
        return left.has(name);
    }

    /**
     * A string that is one of the choices.
     *
     * @param otherwise the default; null if the field is required
     */
    String word(String name, String otherwise, String... choices) {
        if (otherwise != null && !has(name)) {
            return otherwise;
        }
        var field = left.remove(name);
        if (field instanceof JsonPrimitive text && text.isString() && List.of(choices).contains(text.getAsString())) {
            return text.getAsString();
        }
        throw wrong(name, "\"" + String.join("\" or \"", choices) + "\"", field);
    }

    /** A list of strings. */
    List<String> words(String name) {
        var field = left.remove(name);
        if (field.isJsonArray() && field.getAsJsonArray().asList().stream().allMatch(Fields::isText)) {
            return field.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
        }
        throw wrong(name, "a list of strings", field);
    }

    int whole(String name, int min, int max) {
        var field = left.remove(name);
        if (field instanceof JsonPrimitive number && number.isNumber() && number.getAsString().matches("\\d{1,9}")
                && number.getAsInt() >= min && number.getAsInt() <= max) {
            return number.getAsInt();
        }
        throw wrong(name, "a whole number from " + min + " to " + max, field);
    }

    double number(String name, double min, double max) {
        var field = left.remove(name);
        if (field instanceof JsonPrimitive number && number.isNumber()) {
            double value = Double.parseDouble(number.getAsString());
            if (value >= min && value <= max) {
                return value;
            }
        }
        throw wrong(name, "a number from " + min + " to " + max, field);
    }

    void requireNoOther() {
        left.keySet().stream().findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("unknown field \"" + shortened(name) + "\"");
        });
    }

    private static boolean isText(JsonElement element) {
        return element instanceof JsonPrimitive text && text.isString();
    }

    private static IllegalArgumentException wrong(String name, String right, JsonElement found) {
        return new IllegalArgumentException(name + " must be " + right
            + (found == null ? "; it is missing" : ", was " + shortened(found.toString())));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
