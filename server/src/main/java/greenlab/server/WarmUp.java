package greenlab.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * A few real fetches over TLS from the server to itself, before its address is told. A cold JVM takes some 120 ms over
 * its first handshake, 15 over the next and 5 over the tenth: without this, whoever measures first would be charged for
 * the difference.
 *
 * <p>The sockets are made from contexts of their own, since the JVM's default one is set up on first use, once, and when
 * that happens is for the program around to decide.
 */
final class WarmUp {

    private static final int FETCHES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FETCH = "GET /delay/0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private WarmUp() {}

    /**
     * Each shakes hands anew, from a context that has no session to resume. Returns after the first, which shows that the
     * server answers; a client takes longer to get ready than the others do.
     */
    static void of(URI https, Keys keys) throws IOException, GeneralSecurityException {
        fetch(https, keys.clientContext());
        Thread.ofPlatform().daemon().name("server-warm-up").start(() -> others(https, keys));
    }

    private static void others(URI https, Keys keys) {
        try {
            for (int fetch = 2; fetch <= FETCHES; fetch++) {
                fetch(https, keys.clientContext());
            }
        } catch (IOException | GeneralSecurityException closed) {
            // then nobody will measure
        }
    }

    private static void fetch(URI https, SSLContext client) throws IOException {
        try (var socket = client.getSocketFactory().createSocket(https.getHost(), https.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(FETCH.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
