package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** TLS session resumption. */
class ResumptionTest {

    @Test
    void fourConnectionsResumeOneSession() throws Exception {
        try (var server = new TestServer(new Threading.Async())) {
            var factory = Keys.in(TestServer.KEYS).clientContext().getSocketFactory();
            long first = sessionOfAFetch(factory, server.server.https());
            while (System.currentTimeMillis() == first) {
                Thread.onSpinWait();
            }
            List<SSLSocket> later = new ArrayList<>();
            try {
                for (int i = 0; i < 5; i++) {
                    later.add(connect(factory, server.server.https()));
                }
                assertThat(later.subList(0, 4)).extracting(ResumptionTest::created).containsOnly(first);
                assertThat(created(later.getLast())).as("no ticket is left for it").isGreaterThan(first);
                assertThat(later.getLast().getSession().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
            } finally {
                for (var socket : later) {
                    socket.close();
                }
            }
        }
    }

    /** Fetches once: session tickets arrive before the response. */
    private static long sessionOfAFetch(SSLSocketFactory factory, URI server) throws IOException {
        try (var socket = connect(factory, server)) {
            socket.getOutputStream().write("GET /delay/0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes());
            socket.getInputStream().readAllBytes();
            return created(socket);
        }
    }

    /** Connects and completes the handshake, without reading the session tickets after it. */
    private static SSLSocket connect(SSLSocketFactory factory, URI server) throws IOException {
        var socket = (SSLSocket) factory.createSocket(server.getHost(), server.getPort());
        socket.startHandshake();
        return socket;
    }

    /** When a socket's session was created, in milliseconds; for a resumed session, by the original handshake. */
    private static long created(SSLSocket socket) {
        return socket.getSession().getCreationTime();
    }
}
