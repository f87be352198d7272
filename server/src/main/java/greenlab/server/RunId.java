package greenlab.server;

import java.util.Optional;
import java.util.regex.Pattern;

/** The id by which a run's requests know each other: {@code ?run=ID}. The client makes it up. */
final class RunId {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RunId() {}

    static Optional<String> of(Exchange exchange) throws Refused {
        var id = exchange.query("run", null);
        if (id != null && !FORM.matcher(id).matches()) {
            throw new Refused("run is 1 to 64 letters, digits, dots, dashes or underscores");
        }
        return Optional.ofNullable(id);
    }

    static String required(Exchange exchange) throws Refused {
        return of(exchange).orElseThrow(() -> new Refused("say which run: /stats?run=ID"));
    }
}
