package greenlab.server;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;

/**
 * One real fetch over TLS from the server to itself, before its address is told. A cold JVM takes some 120 ms over its
 * first handshake and 15 over the next: without this, whoever measures first would be charged for the difference.
 *
 * <p>The socket is made from a context of its own, since the JVM's default one is set up on first use, once, and when
 * that happens is for the program around to decide.
 */
final class WarmUp {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String FETCH = "GET /delay/0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private WarmUp() {}

    static void of(URI https, Keys keys) throws IOException, GeneralSecurityException {
        try (var socket = keys.clientContext().getSocketFactory().createSocket(https.getHost(), https.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(FETCH.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }
}
