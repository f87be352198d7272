package greenlab.server;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Rejects requests whose Host header doesn't name this server, with status 421. This prevents DNS rebinding: a foreign
 * page whose host name resolves to 127.0.0.1 could otherwise call this server from the user's browser.
 */
final class HostCheck extends Handler.Wrapper {

    private final Set<String> names;

    /** @param bound the name or address that the server listens on, allowed in addition to the names of loopback */
    HostCheck(String bound, Handler next) {
        super(next);
        var name = bound.contains(":") && !bound.startsWith("[") ? "[" + bound + "]" : bound;
        names = Stream.of("localhost", "127.0.0.1", "[::1]", name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var host = Request.getServerName(request);
        if (host != null && names.contains(host.toLowerCase(Locale.ROOT))) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421,
            "invalid Host header: " + host);
        return true;
    }
}
