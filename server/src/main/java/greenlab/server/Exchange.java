package greenlab.server;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** One request and its response to be. */
record Exchange(Request request, Response response, Callback callback) {

    /** The value of a {@code {variable}} of the route. */
    String path(String variable) {
        var route = (UriTemplatePathSpec) request.getAttribute(PathMappingsHandler.PATHSPEC_ATTR);
        return route.getPathParams(request.getHttpURI().getCanonicalPath()).get(variable);
    }

    /** The query's parameters. */
    Fields query() throws Refused {
        try {
            return Request.extractQueryParameters(request);
        } catch (IllegalArgumentException e) {
            throw new Refused("the query isn't well-formed: percent-encoded UTF-8 is");
        }
    }

    /** A parameter of the query, or what stands in for it. */
    String query(String name, String otherwise) throws Refused {
        var value = query().getValue(name);
        return value == null ? otherwise : value;
    }

    /** Reads a whole number out of a part of the address. */
    static int whole(String name, String text, int min, int max) throws Refused {
        if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= min && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw new Refused(name + " is a whole number from " + min + " to " + max + ", not " + text);
    }

    /** Tells the client what it is refused, and why. */
    void refuse(Refused reason) {
        Response.writeError(request, response, callback, reason.status(), reason.getMessage());
    }

    /** Answers with an object, as JSON. */
    void json(Object value) {
        text("application/json", Json.pretty(value));
    }

    void text(String type, String body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        Content.Sink.write(response, true, body, callback);
    }

    void bytes(byte[] body) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
