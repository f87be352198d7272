package greenlab.fetch;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is fetched. An address without a path, as a delay server prints it, stands for its {@code /delay/SECONDS}; one
 * with a path is fetched as it is. Requests to a delay server contain the run's id, for its count of those in flight.
 *
 * @param base scheme, host and port
 * @param path the path with its query, if any
 * @param delay the time until the server responds, in seconds; 0 if it is unknown
 */
public record Target(URI base, String path, double delay) {
    private static final String DELAY = "/delay/";
    private static final Pattern DELAY_PATH = Pattern.compile(DELAY + "(\\d+(?:\\.\\d+)?)(ms|s)?");

    /**
     * @param address an http or https address
     * @param delay in seconds, for an address without a path; with one, only the path counts
     * @throws IllegalArgumentException with one line, if the address is invalid
     */
    public static Target of(String address, double delay) {
        URI uri = checked(address);
        URI base = uri.resolve("/");
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return path.length() < 2
            ? new Target(base, DELAY + text(delay), delay)
            : new Target(base, path, delayIn(uri.getRawPath()));
    }

    /** Without an exponent. Whole seconds don't load BigDecimal, which takes a new JVM a thirtieth of a second. */
    private static String text(double seconds) {
        return seconds == (int) seconds ? "" + (int) seconds : BigDecimal.valueOf(seconds).toPlainString();
    }

    private static URI checked(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                "invalid URL '" + address + "'; expected one such as https://localhost:8443");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("invalid URL: a user name is not sent; remove what precedes the '@'");
        }
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("invalid URL '" + address + "'; expected http or https and a host");
        }
        return uri;
    }

    /** The seconds in a path such as {@code /delay/1} or {@code /delay/100ms}; 0 in others, whose delay is unknown. */
    private static double delayIn(String path) {
        Matcher delay = DELAY_PATH.matcher(path);
        return delay.matches() ? Double.parseDouble(delay.group(1)) / ("ms".equals(delay.group(2)) ? 1000 : 1) : 0;
    }

    /** {@code http} or {@code https}. */
    public String proto() {
        return base.getScheme().toLowerCase(Locale.ROOT);
    }

    boolean isDelayServer() {
        return path.startsWith(DELAY);
    }

    /** What is fetched once before the clock starts, to load classes and to check TLS. */
    URI warmUp() {
        return isDelayServer() ? base.resolve(DELAY + "0") : uri();
    }

    URI uri() {
        return base.resolve(path);
    }

    /** The address of a fetch of this run. */
    URI of(String runId) {
        return isDelayServer() ? base.resolve(path + (path.contains("?") ? "&" : "?") + "run=" + runId) : uri();
    }

    /** The address of the server's statistics of this run. */
    URI stats(String runId) {
        return base.resolve("/stats?run=" + runId);
    }
}
