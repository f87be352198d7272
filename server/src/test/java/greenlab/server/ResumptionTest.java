package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** What a client needn't do twice. */
class ResumptionTest {

    @Test
    void fourConnectionsResumeTheSessionOfOne() throws Exception {
        try (var server = new TestServer(new Threading.Async())) {
            var factory = Keys.in(TestServer.KEYS).clientContext().getSocketFactory();
            long first = begunBy(factory, server.server.https());
            while (System.currentTimeMillis() == first) {
                Thread.onSpinWait();
            }
            List<SSLSocket> later = new ArrayList<>();
            try {
                for (int i = 0; i < 5; i++) {
                    later.add(connect(factory, server.server.https()));
                }
                assertThat(later.subList(0, 4)).extracting(ResumptionTest::begun).containsOnly(first);
                assertThat(begun(later.getLast())).as("whose ticket nobody has read yet").isGreaterThan(first);
                assertThat(later.getLast().getSession().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
            } finally {
                for (var socket : later) {
                    socket.close();
                }
            }
        }
    }

    /** Tickets come before the answer does. */
    private static long begunBy(SSLSocketFactory factory, URI server) throws IOException {
        try (var socket = connect(factory, server)) {
            socket.getOutputStream().write("GET /delay/0 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes());
            socket.getInputStream().readAllBytes();
            return begun(socket);
        }
    }

    /** Shakes hands, and reads nothing beyond. */
    private static SSLSocket connect(SSLSocketFactory factory, URI server) throws IOException {
        var socket = (SSLSocket) factory.createSocket(server.getHost(), server.getPort());
        socket.startHandshake();
        return socket;
    }

    /** When the session of a socket began, in milliseconds: a resumed one's at the handshake that it resumes. */
    private static long begun(SSLSocket socket) {
        return socket.getSession().getCreationTime();
    }
}
