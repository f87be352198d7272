package greenlab.server;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers only those who call the server by a name of its own. A web page elsewhere can point a name of its own at
 * 127.0.0.1, and so talk to this server from the reader's browser; its Host header gives it away.
 */
final class OwnHosts extends Handler.Wrapper {

    private final Set<String> names;

    OwnHosts(String bound, Handler next) {
        super(next);
        names = names(bound);
    }

    /** The names of a server that listens on a host; that and those of this machine. */
    static Set<String> names(String bound) {
        var lower = bound.toLowerCase(Locale.ROOT);
        var shown = lower.contains(":") && !lower.startsWith("[") ? "[" + lower + "]" : lower;
        var names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        names.add(shown);
        return names;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var host = Request.getServerName(request);
        if (host != null && names.contains(host.toLowerCase(Locale.ROOT))) {
            return super.handle(request, response, callback);
        }
        Response.writeError(request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421,
            "this server is called localhost, not " + host);
        return true;
    }
}
