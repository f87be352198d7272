package greenlab.server;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** What answers one kind of address. */
@FunctionalInterface
interface Endpoint {

    /**
     * Answers now, or arranges for an answer later: it must not block.
     *
     * @throws Refused if a value is bad or out of range
     */
    void answer(Exchange exchange) throws Refused;

    /** The handler that lets GET and HEAD through to the endpoint, and tells the client what it refuses. */
    default Handler handler() {
        return new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (!Set.of("GET", "HEAD").contains(request.getMethod())) {
                    response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
                    Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405,
                        "only GET and HEAD work here, not " + request.getMethod());
                    return true;
                }
                try {
                    answer(new Exchange(request, response, callback));
                } catch (Refused e) {
                    Response.writeError(request, response, callback, HttpStatus.BAD_REQUEST_400, e.getMessage());
                }
                return true;
            }
        };
    }
}
