package greenlab.stages;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import greenlab.fetch.Held;
import greenlab.fetch.ReportOptions;
import greenlab.fetch.RunReport;
import greenlab.fetch.Step;
import greenlab.timeline.Json;
import greenlab.timeline.Run;
import greenlab.timeline.Words;
import greenlab.xray.XRay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What came of an order.
 *
 * @param order the steps, as they were taken
 * @param run the fetches after them
 * @param held what these stood on; its socket is null where none was made
 */
public record Outcome(Order order, Run run, Held held) {
    private static final Gson GSON = new Gson();

    /**
     * What makes two outcomes the same.
     *
     * @param verdict such as {@code fast}
     * @param holds who stands between the fetch and the wire: the TLS socket's class and that of the SocketImpl under
     *     it, without their packages; what went wrong, where the run failed
     */
    public record Kind(String verdict, String holds) {
        @Override
        public String toString() {
            return verdict + ": " + holds;
        }
    }

    public Kind kind() {
        return new Kind(run.verdict().word(), held.socket() == null ? run.error() : Held.words(held.socket()));
    }

    /** The order and its figures, the layers of the socket, who changed the JVM, and what was said about it. */
    @Override
    public String toString() {
        return String.join(" · ", Words.title(run)) + "\n" + Words.story(run) + "\n" + stack();
    }

    /** The same with what the options ask for besides. */
    String text(ReportOptions options) {
        return RunReport.of(run, options) + "\n" + stack();
    }

    /** The layers of the socket, who changed the JVM, and what was said about it. */
    public String stack() {
        List<String> lines = new ArrayList<>(List.of("order: " + order));
        if (held.socket() != null) {
            held.socket().layers().forEach(layer -> lines.add("  ".repeat(lines.size()) + layer.type()));
            lines.add("provider: " + held.socket().provider());
            lines.add("patches: " + orNothing(held.socket().patches(), ", "));
        }
        if (held.next() != null) {
            lines.add("a new connection: " + held.next());
        }
        lines.add("said: " + orNothing(held.warnings(), "\n      "));
        return String.join("\n", lines);
    }

    private static String orNothing(List<String> words, String between) {
        return words.isEmpty() ? "nothing" : String.join(between, words);
    }

    /** As JSON: {@code order}, {@code held}, {@code warnings}, {@code next}, then what {@link Json} has of a run. */
    public String json() {
        return "{\"order\":" + GSON.toJson(order.steps().stream().map(Step::word).toList())
            + ",\n \"held\":" + GSON.toJson(held.socket()) + ",\n \"warnings\":" + GSON.toJson(held.warnings())
            + ",\n \"next\":" + GSON.toJson(held.next()) + ",\n " + Json.of(run).substring(1);
    }

    /** Several, in an array. */
    static String json(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::json).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** Reads the fields that an outcome has besides its run's. */
    static Outcome of(JsonObject json, Run run) {
        Order order = Order.of(GSON.fromJson(json.get("order"), String[].class));
        XRay socket = GSON.fromJson(json.get("held"), XRay.class);
        String[] warnings = GSON.fromJson(json.get("warnings"), String[].class);
        return new Outcome(order, run, new Held(socket, warnings == null ? List.of() : List.of(warnings),
            GSON.fromJson(json.get("next"), String.class)));
    }
}
