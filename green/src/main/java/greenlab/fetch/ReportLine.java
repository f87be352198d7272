package greenlab.fetch;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.annotations.SerializedName;

/**
 * One line of a child JVM's output, as JSON: {@code {"type":"event","event":{...}}}. The type says which of the other
 * fields there is.
 *
 * @param type what the line reports
 * @param java for {@link Type#STARTED}: the version of the child's Java, such as {@code 21.0.13}
 * @param event for {@link Type#EVENT}
 * @param sockets for {@link Type#SOCKETS}
 * @param result for {@link Type#RESULT}
 */
public record ReportLine(Type type, String java, Event event, SocketReport sockets, FetchResult result) {
    private static final Gson GSON = new Gson();

    /** What a line reports. */
    public enum Type {
        /** The JVM is up. The first line. */
        @SerializedName("started") STARTED,
        /** Something happened to a fetch. */
        @SerializedName("event") EVENT,
        /** After an order: the socket's layers and the warnings. */
        @SerializedName("sockets") SOCKETS,
        /** The run has ended. The last line. */
        @SerializedName("result") RESULT
    }

    String json() {
        return GSON.toJson(this);
    }

    /** Reads a line; null if it isn't one, such as a warning that the JVM printed. */
    public static ReportLine parse(String line) {
        try {
            ReportLine read = GSON.fromJson(line, ReportLine.class);
            return read == null || read.type == null ? null : read;
        } catch (JsonParseException other) {
            return null;
        }
    }
}
