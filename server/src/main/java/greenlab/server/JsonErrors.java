package greenlab.server;

import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Every error, ours or Jetty's, in one form: {@code {"error": "what is wrong"}}. */
final class JsonErrors implements Request.Handler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        var status = response.getStatus();
        var usual = HttpStatus.getMessage(status);
        var said = Objects.requireNonNullElse((String) request.getAttribute(ErrorHandler.ERROR_MESSAGE), usual);
        var message = status == HttpStatus.NOT_FOUND_404 && said.equals(usual)
            ? "nothing is at " + Request.getPathInContext(request) + "; / lists what there is" : said;
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, MimeTypes.Type.APPLICATION_JSON.asString());
        Content.Sink.write(response, true, Json.pretty(Map.of("error", message)), callback);
        return true;
    }
}
