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
        return handler("GET", "HEAD");
    }

    /** The same for other methods. */
    default Handler handler(String... methods) {
        return new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                var exchange = new Exchange(request, response, callback);
                try {
                    require(exchange, methods);
                    answer(exchange);
                } catch (Refused e) {
                    exchange.refuse(e);
                }
                return true;
            }
        };
    }

    private static void require(Exchange exchange, String... methods) throws Refused {
        var method = exchange.request().getMethod();
        if (!Set.of(methods).contains(method)) {
            exchange.response().getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods));
            throw new Refused(HttpStatus.METHOD_NOT_ALLOWED_405,
                "only " + String.join(" and ", methods) + (methods.length == 1 ? " works" : " work")
                    + " here, not " + method);
        }
    }
}
