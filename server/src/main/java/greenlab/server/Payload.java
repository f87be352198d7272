package greenlab.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Responses with a requested status, size or number of lines, sent without delay. */
final class Payload {

    /** The maximum size of a response body in bytes. */
    static final int MAX_BYTES = 102_400;

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private Payload() {}

    static void status(Exchange exchange) throws HttpError {
        exchange.response().setStatus(Parameters.integer("code", exchange.path("code"), 200, 599));
        exchange.text("text/plain", "");
    }

    /** Sends random bytes, which are reproducible if a {@code seed} is given. */
    static void bytes(Exchange exchange) throws HttpError {
        var body = new byte[Parameters.integer("n", exchange.path("n"), 0, MAX_BYTES)];
        var seed = exchange.query("seed", null);
        var random = seed == null ? new Random() : new Random(Parameters.integer("seed", seed, 0, 999_999_999));
        random.nextBytes(body);
        exchange.bytes(body);
    }

    /** Sends lines with a JSON object each. */
    static void stream(Exchange exchange) throws HttpError {
        int n = Parameters.integer("n", exchange.path("n"), 1, 100);
        var echo = Echo.of(exchange);
        exchange.text("application/json", IntStream.range(0, n)
            .mapToObj(id -> new Line(id, echo.args(), echo.headers(), echo.origin(), echo.url()))
            .map(line -> GSON.toJson(line) + "\n").collect(Collectors.joining()));
    }

    private record Line(int id, Map<String, Object> args, Map<String, String> headers, String origin, String url) {}
}
