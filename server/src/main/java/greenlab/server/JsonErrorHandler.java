package greenlab.server;

import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Sends each error, of this server or of Jetty, as {@code {"error": "reason"}}. */
final class JsonErrorHandler implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        var phrase = HttpStatus.getMessage(status);
        var reason = Objects.requireNonNullElse((String) request.getAttribute(ErrorHandler.ERROR_MESSAGE), phrase);
        if (status == HttpStatus.NOT_FOUND_404 && reason.equals(phrase)) {
            reason = "not found: " + Request.getPathInContext(request) + "; / lists the available paths";
        }
        new Exchange(request, response, callback).json(Map.of("error", reason));
        return true;
    }
}
