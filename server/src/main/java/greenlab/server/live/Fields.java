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
 * The fields of a JSON object from outside. Each is taken out as what it has to be; what isn't that is refused with an
 * {@link IllegalArgumentException} of one line, and so is what nobody has taken.
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
            // the same answer: what was meant can't be told
        }
        throw new IllegalArgumentException("the body is one JSON object, such as {\"stage\":2,\"java\":\"25\"}");
    }

    boolean has(String name) {
        return left.has(name);
    }

    /**
     * One of some words.
     *
     * @param otherwise what it is where it isn't said; null if it has to be
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

    /** A list of words. */
    List<String> words(String name) {
        var field = left.remove(name);
        if (field.isJsonArray() && field.getAsJsonArray().asList().stream().allMatch(Fields::isText)) {
            return field.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
        }
        throw wrong(name, "a list of words", field);
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
            throw new IllegalArgumentException("there is no field \"" + shortened(name) + "\" here");
        });
    }

    private static boolean isText(JsonElement element) {
        return element instanceof JsonPrimitive text && text.isString();
    }

    private static IllegalArgumentException wrong(String name, String right, JsonElement found) {
        return new IllegalArgumentException(name + " is " + right
            + (found == null ? ", and has to be there" : ", not " + shortened(found.toString())));
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
