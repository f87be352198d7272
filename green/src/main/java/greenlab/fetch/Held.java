package greenlab.fetch;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import greenlab.xray.XRay;
import java.util.List;

/**
 * What the fetches of a run stood on, as their JVM saw it.
 *
 * @param socket what kind of socket they held, layer by layer; null where none was made
 * @param warnings what patches had to say about what was there before them
 * @param next what a connection is that is opened after all of this, in {@link #words}, or why none could be
 */
public record Held(XRay socket, List<String> warnings, String next) {
    private static final Gson GSON = new Gson();
    private static final String FIELD = "held";
    /** How a {@link #line} begins. */
    public static final String LINE = "{\"" + FIELD + "\":";

    /** On one line of JSON, for a stream. */
    String line() {
        return LINE + GSON.toJson(this) + "}";
    }

    /** The TLS socket, and the SocketImpl under it, without their packages. */
    public static String words(XRay socket) {
        return simple(socket.layers().getFirst()) + " over " + simple(socket.layers().getLast());
    }

    private static String simple(XRay.Layer layer) {
        return layer.type().substring(layer.type().lastIndexOf('.') + 1);
    }

    /** Reads what {@link #line} wrote. */
    public static Held of(String line) {
        return GSON.fromJson(JsonParser.parseString(line).getAsJsonObject().get(FIELD), Held.class);
    }
}
