package greenlab.server;

import com.google.gson.annotations.SerializedName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Request;

/**
 * A request as the server received it, in httpbin's format.
 *
 * @param args the query's parameters: a string each, or a list of strings where a name is repeated
 * @param headers the headers; the values of a repeated header are joined by commas
 * @param origin the client's IP address
 * @param url the requested URL
 */
record Echo(Map<String, Object> args, Map<String, String> headers, String origin, String url) {

    static Echo of(Exchange exchange) throws HttpError {
        var request = exchange.request();
        return new Echo(args(exchange), headers(request), origin(request), request.getHttpURI().toString());
    }

    static void get(Exchange exchange) throws HttpError {
        exchange.json(of(exchange));
    }

    static void headers(Exchange exchange) {
        exchange.json(Map.of("headers", headers(exchange.request())));
    }

    static void ip(Exchange exchange) {
        exchange.json(Map.of("origin", origin(exchange.request())));
    }

    static void userAgent(Exchange exchange) {
        var agent = exchange.request().getHeaders().get("User-Agent");
        exchange.json(new UserAgent(agent == null ? "" : agent));
    }

    private record UserAgent(@SerializedName("user-agent") String name) {}

    private static Map<String, Object> args(Exchange exchange) throws HttpError {
        var args = new TreeMap<String, Object>();
        for (var field : exchange.query()) {
            List<String> values = field.getValues();
            args.put(field.getName(), values.size() == 1 ? values.getFirst() : values);
        }
        return args;
    }

    private static Map<String, String> headers(Request request) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.merge(field.getName(), field.getValue() == null ? "" : field.getValue(), (a, b) -> a + "," + b);
        }
        return headers;
    }

    private static String origin(Request request) {
        return Request.getRemoteAddr(request);
    }
}
