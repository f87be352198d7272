package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

/** What a client needn't do twice. */
class ResumptionTest {

    @Test
    void twoConnectionsResumeTheSessionOfOne() throws Exception {
        try (var server = new TestServer(new Threading.Async())) {
            var factory = Keys.in(TestServer.KEYS).clientContext().getSocketFactory();
            long first = begunBy(factory, server.server.https());
            while (System.currentTimeMillis() == first) {
                Thread.onSpinWait();
            }
            try (var second = connect(factory, server.server.https());
                    var third = connect(factory, server.server.https());
                    var fourth = connect(factory, server.server.https())) {
                assertThat(begun(second)).isEqualTo(first);
                assertThat(begun(third)).isEqualTo(first);
                assertThat(begun(fourth)).as("whose ticket nobody has read yet").isGreaterThan(first);
                assertThat(fourth.getSession().getCipherSuite()).isEqualTo("TLS_AES_128_GCM_SHA256");
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
