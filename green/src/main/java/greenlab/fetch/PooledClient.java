package greenlab.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A client that opens its connections when it is loaded and keeps them for later, as connection pools do. The pool is
 * the JDK's own, the keep-alive cache; a JVM needs {@code http.maxConnections} of at least as many.
 */
final class PooledClient {
    private PooledClient() {}

    /** Opens that many connections at a time, fetches once over each, and leaves all of them in the pool. */
    static void connect(URI uri, int connections) throws IOException {
        List<HttpURLConnection> answered = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.getResponseCode();   // the body is not read yet: so the next one can't share this connection
            answered.add(connection);
        }
        for (HttpURLConnection connection : answered) {
            try (InputStream body = connection.getInputStream()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}
