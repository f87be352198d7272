package greenlab.server;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Rejects requests that come from pages of another server, with status 403. A browser sends a page's origin with each
 * request that changes something; other programs send none. The origin is compared with the request's own Host header
 * instead of this server's ports, so that pages opened through a tunnel on another port work.
 */
final class OriginCheck {

    private OriginCheck() {}

    static void require(Exchange exchange) throws HttpError {
        var headers = exchange.request().getHeaders();
        var origin = headers.get(HttpHeader.ORIGIN);
        var host = headers.get(HttpHeader.HOST);
        if (origin != null && !authority(origin).equalsIgnoreCase(host)) {
            throw new HttpError(HttpStatus.FORBIDDEN_403, "invalid Origin header: " + origin
                + "; only pages of " + host + " may start or stop runs");
        }
    }

    /** The host and port of an origin; empty for an opaque one, such as {@code null}. */
    private static String authority(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : origin.substring(scheme + 3);
    }
}
