package greenlab.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that opens its connections when it is loaded and keeps them, as connection pools do. The pool is the JDK's
 * keep-alive cache; the JVM's {@code http.maxConnections} must be at least as large.
 */
final class PooledClient {
    private PooledClient() {}

    /** Opens that many connections, fetches once over each, and leaves them in the pool. */
    static void connect(URI uri, int connections) throws IOException {
        List<HttpURLConnection> answered = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.getResponseCode();   // body unread, so the next fetch can't reuse the connection
            answered.add(connection);
        }
        for (HttpURLConnection connection : answered) {
            try (InputStream body = connection.getInputStream()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
