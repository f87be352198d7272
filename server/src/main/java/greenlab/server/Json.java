package greenlab.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

/** Objects as JSON text. */
final class Json {

    private static final Gson LINE = new GsonBuilder().disableHtmlEscaping().create();
    private static final Gson PRETTY = LINE.newBuilder().setPrettyPrinting().create();

    private Json() {}

    /** Indented, for people as well. */
    static String pretty(Object value) {
        return PRETTY.toJson(value) + "\n";
    }

    /** On one line. */
    static String line(Object value) {
        return LINE.toJson(value) + "\n";
    }
}
