package greenlab.server;

import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers of a wanted status, size or number of lines. They come at once. */
final class Payload {

    /** The most bytes that one answer carries. */
    static final int MAX_BYTES = 102_400;

    private Payload() {}

    static void status(Exchange exchange) throws Refused {
        exchange.response().setStatus(Exchange.whole("code", exchange.path("code"), 200, 599));
        exchange.text("text/plain", "");
    }

    /** Random bytes; the same ones each time where a {@code seed} is given. */
    static void bytes(Exchange exchange) throws Refused {
        var body = new byte[Exchange.whole("n", exchange.path("n"), 0, MAX_BYTES)];
        var seed = exchange.query("seed", null);
        var random = seed == null ? new Random() : new Random(Exchange.whole("seed", seed, 0, 999_999_999));
        random.nextBytes(body);
        exchange.bytes(body);
    }

    /** Lines of JSON, one object each. */
    static void stream(Exchange exchange) throws Refused {
        int n = Exchange.whole("n", exchange.path("n"), 1, 100);
        var echo = Echo.of(exchange);
        exchange.text("application/json", IntStream.range(0, n)
            .mapToObj(id -> Json.line(new Line(id, echo.args(), echo.headers(), echo.origin(), echo.url())))
            .collect(Collectors.joining()));
    }

    private record Line(int id, Map<String, Object> args, Map<String, String> headers, String origin, String url) {}
}
