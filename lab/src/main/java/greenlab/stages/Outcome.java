package greenlab.stages;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import greenlab.fetch.SocketReport;
import greenlab.fetch.Step;
import greenlab.render.RunSummary;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.xray.XRay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The outcome of an order.
 *
 * @param order the steps taken
 * @param run the fetches after them
 * @param sockets what the fetches used; its socket is null where none was made
 */
public record Outcome(Order order, Run run, SocketReport sockets) {
    private static final Gson GSON = new Gson();

    /**
     * What makes two outcomes the same.
     *
     * @param verdict such as {@code fast}
     * @param sockets the classes of the TLS socket and of the SocketImpl under it, without their packages; the error,
     *     where the run failed
     */
    public record Kind(String verdict, String sockets) {
        @Override
        public String toString() {
            return verdict + ": " + sockets;
        }
    }

    public Kind kind() {
        return new Kind(run.verdict().word(),
            sockets.socket() == null ? run.error() : SocketReport.summary(sockets.socket()));
    }

    /** The run in one sentence, then {@link #stack}. */
    @Override
    public String toString() {
        return String.join(" · ", RunSummary.title(run)) + "\n" + RunSummary.story(run) + "\n" + stack();
    }

    /** In lines: the order, the layers of the socket, the changes of the JVM, and the warnings. */
    public String stack() {
        List<String> lines = new ArrayList<>(List.of("order: " + order));
        if (sockets.socket() != null) {
            sockets.socket().layers().forEach(layer -> lines.add("  ".repeat(lines.size()) + layer.type()));
            lines.add("provider: " + sockets.socket().provider());
            lines.add("patches: " + orNone(sockets.socket().patches(), ", "));
        }
        if (sockets.next() != null) {
            lines.add("new connection: " + sockets.next());
        }
        lines.add("warnings: " + orNone(sockets.warnings(), "\n          "));
        return String.join("\n", lines);
    }

    /** The steps, and the layers of the socket, as a table in Markdown. A step after the client is marked as late. */
    public String markdown() {
        String taken = order.steps().stream()
            .map(step -> step.what() + (order.has(Step.CLIENT, step) ? " *(late)*" : ""))
            .collect(Collectors.joining(" → "));
        String layers = sockets.socket() == null ? "none: TLS failed" : sockets.socket().layers().stream()
            .map(layer -> "`" + layer.type() + "`").collect(Collectors.joining(" → "));
        return "| steps | " + taken + " |\n|---|---|\n| layers of the socket | " + layers + " |\n";
    }

    private static String orNone(List<String> words, String between) {
        return words.isEmpty() ? "none" : String.join(between, words);
    }

    /** As JSON: {@code order}, {@code socket}, {@code warnings}, {@code next}, then the fields of a {@link RunJson}. */
    public String json() {
        return "{\"order\":" + GSON.toJson(order.steps().stream().map(Step::toString).toList())
            + ",\n \"socket\":" + GSON.toJson(sockets.socket()) + ",\n \"warnings\":" + GSON.toJson(sockets.warnings())
            + ",\n \"next\":" + GSON.toJson(sockets.next()) + ",\n " + RunJson.of(run).substring(1);
    }

    /** Several, in an array. */
    public static String json(List<Outcome> outcomes) {
        return outcomes.stream().map(Outcome::json).collect(Collectors.joining(",\n", "[\n", "\n]"));
    }

    /** Reads the fields that an outcome has besides its run's. */
    static Outcome of(JsonObject json, Run run) {
        Order order = Order.of(strings(json, "order").toArray(String[]::new));
        XRay socket = GSON.fromJson(json.get("socket"), XRay.class);
        require(socket == null || isComplete(socket), "socket lacks its layers or its patches");
        return new Outcome(order, run, new SocketReport(socket, strings(json, "warnings"),
            GSON.fromJson(json.get("next"), String.class)));
    }

    private static List<String> strings(JsonObject json, String name) {
        String[] strings = Objects.requireNonNullElse(GSON.fromJson(json.get(name), String[].class), new String[0]);
        require(!Arrays.asList(strings).contains(null), name + " contains null");
        return List.of(strings);
    }

    private static boolean isComplete(XRay socket) {
        return socket.layers() != null && !socket.layers().isEmpty() && socket.patches() != null
            && socket.layers().stream().allMatch(layer -> layer != null && layer.type() != null);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("not the outcome of an order: " + otherwise);
        }
    }
}
