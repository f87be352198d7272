package greenlab.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.Strictness;
import greenlab.fetch.Event;
import greenlab.fetch.Proto;
import greenlab.fetch.RuntimeName;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs as JSON, in the form that commands print, files contain and the site sends. Times are rounded to the
 * millisecond. Invalid input is an {@link IllegalArgumentException} whose one line says what is wrong.
 */
public final class RunJson {
    private static final Set<String> STARTS_A_LINE = Set.of("ok", "blocked", "error", "dump", "events");
    private static final Pattern JAVA = Pattern.compile("\\d{1,3}([.+_-][\\w.+-]*)?");
    private static final Set<String> RUNTIMES =
        Arrays.stream(RuntimeName.values()).map(RuntimeName::toString).collect(Collectors.toSet());
    private static final Set<String> PROTOS =
        Arrays.stream(Proto.values()).map(Proto::name).collect(Collectors.toSet());
    /** Of Gson's reasons, which quote names of the file. */
    private static final int LONGEST_REASON = 200;
    /** The largest number of fetches, and the longest time in seconds, that a run can have. */
    private static final int MAX = 1_000_000;

    /** For events: null fields are omitted. */
    private static final Gson SPARSE = builder().create();
    /** For runs: null fields are written, so that every run has the same fields. */
    static final Gson FULL = builder().serializeNulls()
        .registerTypeAdapter(Event.class, (JsonSerializer<Event>) (event, type, context) -> SPARSE.toJsonTree(event))
        .create();

    private RunJson() {}

    /** One run, laid out for people too: one event a line. */
    public static String of(Run run) {
        JsonObject fields = fields(run);
        fields.remove("events");
        String head = fields.entrySet().stream()
            .map(field -> lead(field.getKey()) + "\"" + field.getKey() + "\":" + FULL.toJson(field.getValue()))
            .collect(Collectors.joining(","));
        return "{" + head + "," + lead("events") + "\"events\":"
            + lines(run.events().stream().map(event -> "  " + SPARSE.toJson(event)).toList()) + "}";
    }

    /** An array of runs, laid out as {@link #of(Run)} does. */
    public static String of(List<Run> runs) {
        return lines(runs.stream().map(RunJson::of).toList());
    }

    private static String lead(String field) {
        return STARTS_A_LINE.contains(field) ? "\n " : "";
    }

    private static String lines(List<String> items) {
        return items.isEmpty() ? "[]" : "[\n" + String.join(",\n", items) + "\n]";
    }

    /** One run on one line, for a stream. */
    public static String line(Run run) {
        return FULL.toJson(fields(run));
    }

    /** All fields; the dump only of a run that has one. */
    private static JsonObject fields(Run run) {
        JsonObject fields = FULL.toJsonTree(run).getAsJsonObject();
        if (run.dump() == null) {
            fields.remove("dump");
        }
        return fields;
    }

    /** The run as it would be read again: times rounded to the millisecond. */
    public static Run rounded(Run run) {
        return run(line(run));
    }

    /** Reads one run. */
    public static Run run(String json) {
        return checked(read(json, Run.class));
    }

    /** Reads an array of runs. */
    public static List<Run> runs(String json) {
        return Stream.of(read(json, Run[].class)).map(RunJson::checked).toList();
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            T value = FULL.fromJson(json, type);
            require(value != null, "it is empty");
            return value;
        } catch (JsonParseException | NumberFormatException e) {
            // Gson's message without its class name and link
            String line = String.valueOf(e.getMessage()).lines().findFirst().orElse("it can't be parsed")
                .replaceFirst("^(?:[a-z]+\\.)+\\w+Exception: ", "");
            throw new IllegalArgumentException(
                "not a run: " + line.substring(0, Math.min(line.length(), LONGEST_REASON)), e);
        }
    }

    /** Gson reads missing fields as null or 0, and unknown enum constants as null. */
    private static Run checked(Run run) {
        require(run != null, "it is null");
        require(run.stage() == null || run.stage() >= 0 && run.stage() <= Run.LAST_STAGE, "stage is not 0 to 5");
        require(run.java() != null, "java is missing");
        require(JAVA.matcher(run.java()).matches(), "java is not a version such as 21.0.13");
        require(run.runtime() != null, "runtime is missing");
        require(RUNTIMES.contains(run.runtime()), "runtime is none of serial, threads, green, virtual");
        require(run.proto() != null, "proto is missing");
        require(PROTOS.contains(run.proto()), "proto is neither http nor https");
        require(run.n() > 0 && run.n() <= MAX, "n is missing or not 1 to " + MAX);
        require(isTime(run.delay()) && isTime(run.seconds()), "delay or seconds is not 0 to " + MAX);
        require(run.ok() >= 0 && run.ok() <= run.n(), "ok is not 0 to n");
        require(run.verdict() != null,
            "verdict is missing or none of fast, slow, mixed, hung, failed, unknown, running");
        require(run.peakInFlight() == null || run.peakInFlight() >= 0, "peakInFlight is negative");
        require(run.tls() == null || run.tls().provider() != null && run.tls().socket() != null,
            "tls lacks its provider or its socket");
        require(run.blocked() != null, "blocked is missing");
        run.blocked().forEach(one -> require(one != null && one.frame() != null, "a block has no frame"));
        run.blocked().forEach(one -> require(isTime(one.seconds()), "a block's seconds are not 0 to " + MAX));
        require(run.dump() == null || run.dump().stream().noneMatch(Objects::isNull), "a line of the dump is null");
        require(run.events() != null, "events is missing");
        run.events().forEach(event -> check(event, run.n()));
        return run;
    }

    private static void check(Event event, int n) {
        require(event != null, "an event is null");
        require(event.what() != null, "an event's what is missing or unknown");
        require(event.fetch() > 0 && event.fetch() <= n, "an event's fetch is missing or not 1 to n");
        require(isTime(event.t()), "an event's t is not 0 to " + MAX);
        require(event.what() != Event.What.BLOCKED || event.frame() != null && event.seconds() != null,
            "a blocked event lacks its frame or its seconds");
        require(event.seconds() == null || isTime(event.seconds()), "an event's seconds are not 0 to " + MAX);
    }

    private static boolean isTime(double seconds) {
        return seconds >= 0 && seconds <= MAX;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not a run: " + otherwise);
        }
    }

    private static GsonBuilder builder() {
        JsonSerializer<Double> milliseconds =
            (seconds, type, context) -> new JsonPrimitive(Math.round(seconds * 1000) / 1000.0);
        return new GsonBuilder().disableHtmlEscaping().setStrictness(Strictness.STRICT)
            .registerTypeAdapter(double.class, milliseconds).registerTypeAdapter(Double.class, milliseconds);
    }
}
