package greenlab.server;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;

/** Maps paths to endpoints, and errors to JSON. */
final class Routes extends PathMappingsHandler {

    /** Responds to the requests of one route. */
    @FunctionalInterface
    interface Endpoint {
        /** Responds at once or arranges a later response. Must not block. */
        void answer(Exchange exchange) throws Exception;
    }

    /** Returns an endpoint that runs on a virtual thread, where it may block. */
    static Endpoint blocking(Endpoint endpoint) {
        return exchange -> Thread.startVirtualThread(() -> exchange.respond(endpoint));
    }

    /** Adds an endpoint for GET and HEAD. */
    Routes get(String template, Endpoint endpoint) {
        return on(List.of("GET", "HEAD"), template, endpoint);
    }

    /** Adds an endpoint for some methods; others get status 405. */
    Routes on(List<String> methods, String template, Endpoint endpoint) {
        addMapping(new UriTemplatePathSpec(template), new Handler.Abstract.NonBlocking() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                new Exchange(request, response, callback).respond(exchange -> {
                    require(methods, exchange);
                    endpoint.answer(exchange);
                });
                return true;
            }
        });
        return this;
    }

    /** Throws status 405 unless the request has one of the methods. */
    static void require(List<String> methods, Exchange exchange) {
        var method = exchange.request().getMethod();
        if (!methods.contains(method)) {
            var allowed = String.join(", ", methods);
            exchange.response().getHeaders().put(HttpHeader.ALLOW, allowed);
            throw new HttpException.RuntimeException(HttpStatus.METHOD_NOT_ALLOWED_405,
                "method not allowed: " + method + "; use " + allowed);
        }
    }

    /** Sends each error, of this server or of Jetty, as {@code {"error": "reason"}}, where the reason is one line. */
    static boolean sendError(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST_400) {   // Jetty ends OPTIONS of a page or of * this way
            callback.succeeded();
            return true;
        }
        var phrase = HttpStatus.getMessage(status);
        var reason = Objects.requireNonNullElse((String) request.getAttribute(ErrorHandler.ERROR_MESSAGE), phrase);
        if (status == HttpStatus.NOT_FOUND_404 && reason.equals(phrase)) {
            reason = "not found: " + Request.getPathInContext(request) + "; / lists the available paths";
        }
        if (status == HttpStatus.BAD_REQUEST_400 && reason.equals(phrase)) {
            reason = "malformed request; expected one such as GET /delay/1";
        }
        new Exchange(request, response, callback).json(Map.of("error", reason.replaceAll("\\p{Cc}+", " ")));
        return true;
    }
}
