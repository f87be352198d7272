package greenlab.server;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;

/** Parses values of the path and the query. Each method throws a 400 that names the value and what is allowed. */
final class Parameters {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,20})?)(ms|s)?");
    private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(60);
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Parameters() {}

    /**
     * Parses a duration from 0 to 60 seconds, both included: seconds as a decimal, such as {@code 0.25}, or a number
     * with a unit, such as {@code 100ms}. Digits below a nanosecond, which computed values often have, are ignored.
     */
    static Duration duration(String name, String text) {
        var form = DURATION.matcher(text);
        if (form.matches()) {
            var seconds = new BigDecimal(form.group(1)).scaleByPowerOfTen("ms".equals(form.group(2)) ? -3 : 0);
            if (seconds.compareTo(MAX_SECONDS) <= 0) {
                return Duration.ofNanos(seconds.scaleByPowerOfTen(9).longValue());
            }
        }
        throw invalid(name, text, "0 to 60 seconds, such as 1, 0.25, 100ms or 2s");
    }

    /** Parses an integer from {@code min} to {@code max}, both included. */
    static int integer(String name, String text, int min, int max) {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw invalid(name, text, "an integer from " + min + " to " + max);
    }

    /** The query's {@code run=ID}, an id that the client chooses for its run; null if there is none. */
    static String runId(Exchange exchange) {
        var id = exchange.query("run", null);
        if (id != null && !RUN_ID.matcher(id).matches()) {
            throw invalid("run", id, "1 to 64 letters, digits, dots, hyphens or underscores");
        }
        return id;
    }

    private static BadMessageException invalid(String name, String value, String expected) {
        return new BadMessageException("invalid " + name + ": " + value + "; expected " + expected);
    }
}
