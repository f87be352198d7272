package greenlab.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/**
 * Warms up the server's TLS code with fetches from itself. In a cold JVM the first handshake takes about 120 ms, the
 * second 15 ms and the tenth 5 ms, which would otherwise distort a client's first measurements.
 *
 * <p>Each fetch uses an SSLContext of its own, because the default one is initialised only once, on first use, and the
 * application may still want to configure it.
 */
final class WarmUp {

    private static final int FETCHES = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final String FETCH = "GET /delay/0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private WarmUp() {}

    /**
     * Fetches with a full handshake each, since a new context has no session to resume. Returns after the first fetch,
     * which proves that the server responds; the others take less time than a client needs to start.
     */
    static void of(URI https, Keys keys) throws IOException, GeneralSecurityException {
        fetch(https, keys.clientContext());
        Thread.ofPlatform().daemon().name("server-warm-up").start(() -> fetchOthers(https, keys));
    }

    private static void fetchOthers(URI https, Keys keys) {
        try {
            for (int fetch = 2; fetch <= FETCHES; fetch++) {
                fetch(https, keys.clientContext());
            }
        } catch (IOException | GeneralSecurityException e) {
            // The server has been closed, so no client needs the warm-up.
        }
    }

    private static void fetch(URI https, SSLContext client) throws IOException {
        try (var socket = client.getSocketFactory().createSocket(https.getHost(), https.getPort())) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write(FETCH.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
