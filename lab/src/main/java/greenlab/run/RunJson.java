package greenlab.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializer;
import com.google.gson.JsonSyntaxException;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import greenlab.fetch.Event;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs and events as JSON, in the form that commands print, files contain and the site sends. Times are rounded to the
 * millisecond. Invalid input is an {@link IllegalArgumentException} whose one line says what is wrong.
 */
public final class RunJson {
    private static final Set<String> STARTS_A_LINE = Set.of("ok", "blocked", "error", "events");

    /** For events: null fields are omitted. */
    private static final Gson SPARSE = builder().create();
    /** For runs: null fields are written, so that every run has the same fields. */
    private static final Gson FULL = builder().serializeNulls()
        .registerTypeAdapter(Event.class, (JsonSerializer<Event>) (event, type, context) -> SPARSE.toJsonTree(event))
        .create();

    private RunJson() {}

    /** One run, laid out for people too: one event a line. */
    public static String of(Run run) {
        JsonObject fields = FULL.toJsonTree(run).getAsJsonObject();
        fields.remove("events");
        String head = fields.entrySet().stream()
            .map(field -> lead(field.getKey()) + "\"" + field.getKey() + "\":" + FULL.toJson(field.getValue()))
            .collect(Collectors.joining(","));
        return "{" + head + "," + lead("events") + "\"events\":"
            + lines(run.events().stream().map(event -> "  " + line(event)).toList()) + "}";
    }

    /** An array of runs, laid out as {@link #of(Run)} does. */
    public static String of(List<Run> runs) {
        return lines(runs.stream().map(RunJson::of).toList());
    }

    /** One run on one line, for a stream. */
    public static String line(Run run) {
        return FULL.toJson(run);
    }

    /** One event on one line, for a stream. */
    public static String line(Event event) {
        return SPARSE.toJson(event);
    }

    /** Reads one run. */
    public static Run run(String json) {
        return checked(read(json, TypeToken.get(Run.class), "a run"));
    }

    /** Reads an array of runs. */
    @SuppressWarnings("unchecked")
    public static List<Run> runs(String json) {
        var type = (TypeToken<List<Run>>) TypeToken.getParameterized(List.class, Run.class);
        return read(json, type, "a list of runs").stream().map(RunJson::checked).toList();
    }

    /** Reads one event. */
    public static Event event(String json) {
        Event event = read(json, TypeToken.get(Event.class), "an event");
        check(event, "an event");
        return event;
    }

    /** The run as it would be read again: times rounded to the millisecond. */
    public static Run rounded(Run run) {
        return run(line(run));
    }

    private static String lead(String field) {
        return STARTS_A_LINE.contains(field) ? "\n " : "";
    }

    private static String lines(List<String> items) {
        return items.isEmpty() ? "[]" : "[\n" + String.join(",\n", items) + "\n]";
    }

    private static <T> T read(String json, TypeToken<T> type, String kind) {
        try {
            T value = FULL.fromJson(json, type);
            require(value != null, kind, "it is empty");
            return value;
        } catch (JsonParseException e) {
            throw new IllegalArgumentException("not " + kind + ": " + firstLine(e), e);
        }
    }

    /** Gson reads missing fields as null or 0, and unknown enum constants as null. */
    private static Run checked(Run run) {
        require(run != null, "a run", "it is null");
        require(run.java() != null, "a run", "java is missing");
        require(run.runtime() != null, "a run", "runtime is missing");
        require(run.proto() != null, "a run", "proto is missing");
        require(run.n() > 0, "a run", "n is missing or below 1");
        require(run.delay() >= 0 && run.seconds() >= 0, "a run", "delay or seconds is negative");
        require(run.verdict() != null, "a run", "verdict is missing or none of fast, slow, mixed, failed, running");
        require(run.tls() == null || run.tls().provider() != null && run.tls().socket() != null, "a run",
            "tls lacks its provider or its socket");
        require(run.blocked() != null, "a run", "blocked is missing");
        run.blocked().forEach(b -> require(b != null && b.frame() != null, "a run", "a block has no frame"));
        require(run.events() != null, "a run", "events is missing");
        run.events().forEach(event -> check(event, "a run"));
        return run;
    }

    private static void check(Event event, String kind) {
        require(event != null, kind, "an event is null");
        require(event.what() != null, kind, "an event's what is missing or unknown");
        require(event.t() >= 0, kind, "an event's t is negative");
        require(event.what() != Event.What.BLOCKED || event.frame() != null && event.seconds() != null, kind,
            "a blocked event lacks its frame or its seconds");
    }

    private static void require(boolean holds, String kind, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not " + kind + ": " + otherwise);
        }
    }

    /** Gson's message without its class name and link. */
    private static String firstLine(JsonParseException e) {
        String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("it can't be parsed");
        return line.replaceFirst("^(?:[a-z]+\\.)+\\w+Exception: ", "");
    }

    private static GsonBuilder builder() {
        return new GsonBuilder().disableHtmlEscaping().setStrictness(Strictness.STRICT)
            .registerTypeAdapter(double.class, new Milliseconds())
            .registerTypeAdapter(Double.class, new Milliseconds().nullSafe());
    }

    /** Seconds with three decimals at most. */
    private static final class Milliseconds extends TypeAdapter<Double> {
        @Override
        public void write(JsonWriter out, Double seconds) throws IOException {
            out.value(Math.round(seconds * 1000) / 1000.0);
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            try {
                return in.nextDouble();
            } catch (NumberFormatException e) {
                throw new JsonSyntaxException("not a number at " + in.getPath(), e);
            }
        }
    }
}
