package greenlab.server;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/**
 * Endpoints as httpbin has them, which respond with the request as the server received it, or with a requested status,
 * size, number of lines or pace.
 */
final class Httpbin {

    /** The statuses that HTTP defines without a body: no content, reset content, not modified. */
    private static final Set<Integer> BODILESS = Set.of(204, 205, 304);

    private Httpbin() {}

    static void addTo(Routes routes) {
        routes.get("/get", exchange -> exchange.json(echo(exchange)))
            .get("/headers", exchange -> exchange.json(Map.of("headers", headers(exchange.request()))))
            .get("/ip", exchange -> exchange.json(Map.of("origin", Request.getRemoteAddr(exchange.request()))))
            .get("/user-agent", Httpbin::userAgent)
            .get("/status/{code}", Httpbin::status)
            .get("/bytes/{n}", Httpbin::bytes)
            .get("/stream/{n}", Httpbin::stream)
            .get("/drip", Routes.blocking(Httpbin::drip));
    }

    /**
     * Returns the request: {@code args} is a string for each parameter of the query, or a list of strings where a name
     * is repeated; {@code origin} is the client's IP address.
     */
    static JsonObject echo(Exchange exchange) {
        var echo = new JsonObject();
        echo.add("args", args(exchange));
        echo.add("headers", headers(exchange.request()));
        echo.addProperty("origin", Request.getRemoteAddr(exchange.request()));
        echo.addProperty("url", exchange.request().getHttpURI().toString());
        return echo;
    }

    private static JsonObject args(Exchange exchange) {
        var args = new JsonObject();
        for (var field : exchange.query()) {
            var values = field.getValues();
            args.add(field.getName(), Exchange.GSON.toJsonTree(values.size() == 1 ? values.getFirst() : values));
        }
        return args;
    }

    /** The values of a repeated header are joined by commas. */
    private static JsonObject headers(Request request) {
        var headers = new JsonObject();
        for (var name : request.getHeaders().getFieldNamesCollection()) {
            headers.addProperty(name, String.join(",", request.getHeaders().getValuesList(name)));
        }
        return headers;
    }

    private static void userAgent(Exchange exchange) {
        var agent = exchange.request().getHeaders().get("User-Agent");
        exchange.json(Map.of("user-agent", agent == null ? "" : agent));
    }

    private static void status(Exchange exchange) {
        int code = Parameters.integer("code", exchange.path("code"), 200, 599);
        exchange.response().setStatus(code);
        if (BODILESS.contains(code)) {
            exchange.callback().succeeded();
        } else {
            exchange.text("text/plain", "");
        }
    }

    /** Sends random bytes, which are reproducible if a {@code seed} is given. */
    private static void bytes(Exchange exchange) {
        var body = new byte[Parameters.integer("n", exchange.path("n"), 0, 102_400)];
        var seed = exchange.query("seed", null);
        var random = seed == null ? new Random() : new Random(Parameters.integer("seed", seed, 0, 999_999_999));
        random.nextBytes(body);
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        exchange.response().write(true, ByteBuffer.wrap(body), exchange.callback());
    }

    /** Sends lines with a JSON object each. */
    private static void stream(Exchange exchange) {
        int n = Parameters.integer("n", exchange.path("n"), 1, 100);
        var line = echo(exchange);
        exchange.text("application/json", IntStream.range(0, n).mapToObj(id -> {
            line.addProperty("id", id);
            return line + "\n";
        }).collect(Collectors.joining()));
    }

    /** Sends single bytes, evenly spread over a duration, after a delay; none with a status that has no body. */
    private static void drip(Exchange exchange) throws IOException, InterruptedException {
        int bytes = Parameters.integer("numbytes", exchange.query("numbytes", "10"), 1, 10_000);
        var pause = Parameters.duration("duration", exchange.query("duration", "2")).dividedBy(Math.max(1, bytes - 1));
        var delay = Parameters.duration("delay", exchange.query("delay", "0"));
        int code = Parameters.integer("code", exchange.query("code", "200"), 200, 599);
        exchange.response().setStatus(code);
        if (BODILESS.contains(code)) {
            Thread.sleep(delay);
            exchange.callback().succeeded();
            return;
        }
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        exchange.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
        var body = Content.Sink.asOutputStream(exchange.response());
        for (int sent = 0; sent < bytes; sent++) {
            Thread.sleep(sent == 0 ? delay : pause);
            body.write('*');
            body.flush();
        }
        exchange.callback().succeeded();
    }
}
