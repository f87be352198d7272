package greenlab.server;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** A request, its response, and the callback that completes both. */
record Exchange(Request request, Response response, Callback callback) {

    static final Gson GSON = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    /** Returns the value of a {@code {variable}} of the route. */
    String path(String variable) {
        var route = (UriTemplatePathSpec) request.getAttribute(PathMappingsHandler.PATHSPEC_ATTR);
        return route.getPathParams(request.getHttpURI().getCanonicalPath()).get(variable);
    }

    /** Returns the query's parameters. */
    Fields query() {
        try {
            return Request.extractQueryParameters(request);
        } catch (IllegalArgumentException e) {
            throw new BadMessageException("malformed query; expected percent-encoded UTF-8");
        }
    }

    /** Returns a parameter of the query, or the default if there is none. */
    String query(String name, String defaultValue) {
        var value = query().getValue(name);
        return value == null ? defaultValue : value;
    }

    /** Has an endpoint respond. An {@link HttpException} becomes the response: its status, with its reason as JSON. */
    void respond(Routes.Endpoint endpoint) {
        try {
            endpoint.answer(this);
        } catch (HttpException.RuntimeException e) {
            Response.writeError(request, response, callback, e.getCode(), e.getReason());
        } catch (RejectedExecutionException closing) {
            callback.failed(new EofException("the server is closing")); // which Jetty doesn't log
        } catch (Exception e) {
            callback.failed(e);
        }
    }

    /** Sends an object as indented JSON. */
    void json(Object value) {
        text("application/json", GSON.toJson(value) + "\n");
    }

    void text(String type, String body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, body, callback);
    }
}
