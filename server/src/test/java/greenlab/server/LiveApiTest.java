package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveApiTest {

    /** A tunnel forwards another port to the server's, so Host and Origin have that port; 404 means past the check. */
    @ParameterizedTest
    @CsvSource({"localhost:9999, http://localhost:9999, 404", "localhost:9999, https://LOCALHOST:9999, 404",
        "localhost, https://localhost, 404", "localhost:9999, http://localhost:9998, 403",
        "localhost, http://localhost.evil.example, 403", "localhost, null, 403"})
    void originMustMatchTheHostHeader(String host, String origin, int status) throws Exception {
        var config = ServerConfig.local(TestServer.KEYS).withLiveRuns((http, https, truststore) -> null);
        try (var server = new TestServer(config); var socket = server.connect()) {
            socket.getOutputStream().write(("DELETE /api/runs/none HTTP/1.1\r\nConnection: close\r\nHost: " + host
                + "\r\nOrigin: " + origin + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 " + status + " ");
        }
    }
}
