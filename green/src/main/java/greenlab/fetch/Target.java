package greenlab.fetch;

import java.net.URI;

/**
 * What is fetched. An address without a path, as a delay server prints it, stands for its {@code /delay/SECONDS}; one
 * with a path is fetched as it is. Requests to a delay server contain the run's id, for its count of those in flight.
 *
 * @param base scheme, host and port
 * @param path the path with its query, if any
 * @param delay the time until the server responds, in seconds
 */
public record Target(URI base, String path, double delay) {
    private static final String DELAY = "/delay/";

    /**
     * @param address an http or https address
     * @param delay in seconds; a delay in the path takes precedence
     * @throws IllegalArgumentException with one line, if the address is invalid
     */
    public static Target of(String address, double delay) {
        URI uri = checked(address);
        URI base = uri.resolve("/");
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return path.length() < 2
            ? new Target(base, DELAY + delay, delay)
            : new Target(base, path, delayIn(uri.getRawPath(), delay));
    }

    private static URI checked(String address) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                "invalid URL '" + address + "'; expected one such as https://localhost:8443");
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null) {
            throw new IllegalArgumentException("invalid URL '" + address + "'; expected http or https and a host");
        }
        return uri;
    }

    private static double delayIn(String path, double otherwise) {
        try {
            return path.startsWith(DELAY) ? Double.parseDouble(path.substring(DELAY.length())) : otherwise;
        } catch (NumberFormatException notSeconds) {
            return otherwise;   // a duration such as 100ms: --delay applies
        }
    }

    /** {@code http} or {@code https}. */
    public String proto() {
        return base.getScheme();
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
