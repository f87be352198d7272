package greenlab.server;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Rejects requests whose Host header doesn't name this server, with status 421. This prevents DNS rebinding: a foreign
 * page whose host name resolves to 127.0.0.1 could otherwise call this server from the user's browser. A server that
 * listens on all addresses can't know its names; it accepts any, except for {@code /api}, which starts processes.
 */
final class HostCheck extends Handler.Wrapper {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String bound;
    private final boolean all;

    /** The name or address that the server listens on is allowed in addition to the names of loopback. */
    HostCheck(ServerConfig config, Handler next) {
        super(next);
        this.bound = config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        this.all = config.listensOnAll();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var host = Request.getServerName(request);
        if (bound.equalsIgnoreCase(host) || host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT))
                || all && !Request.getPathInContext(request).startsWith("/api/")) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421,
            "invalid Host header: " + host);
        return true;
    }
}
