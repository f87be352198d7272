package greenlab.server;

import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Responds to the requests of one route. */
@FunctionalInterface
interface Endpoint {

    /**
     * Responds at once or arranges a later response. Must not block.
     *
     * @throws HttpError if a value is invalid or out of range
     */
    void answer(Exchange exchange) throws HttpError;

    /** Returns a handler for GET and HEAD, which sends an {@link HttpError} as the response. */
    default Handler handler() {
        return handler("GET", "HEAD");
    }

    /** Returns a handler for the given methods; others get status 405. */
    default Handler handler(String... methods) {
        return new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                var exchange = new Exchange(request, response, callback);
                try {
                    require(exchange, methods);
                    answer(exchange);
                } catch (HttpError e) {
                    exchange.fail(e);
                }
                return true;
            }
        };
    }

    private static void require(Exchange exchange, String... methods) throws HttpError {
        var method = exchange.request().getMethod();
        if (!Set.of(methods).contains(method)) {
            var allowed = String.join(", ", methods);
            exchange.response().getHeaders().put(HttpHeader.ALLOW, allowed);
            throw new HttpError(HttpStatus.METHOD_NOT_ALLOWED_405,
                "method not allowed: " + method + "; use " + allowed);
        }
    }
}
