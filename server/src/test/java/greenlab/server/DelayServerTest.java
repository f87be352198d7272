package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayServerTest {

    @Test
    void onlyTheTruststoreVerifiesTheServer() throws Exception {
        try (var server = new TestServer(new Threading.Async())) {
            var https = server.server.https();
            assertThat(https.toString()).matches("https://localhost:\\d+");
            assertThat(server.getTls(https, "/get").body()).contains(https + "/get");
            var byAddress = URI.create("https://127.0.0.1:" + https.getPort());
            assertThat(server.getTls(byAddress, "/ip").statusCode()).isEqualTo(200);

            var connection = (HttpsURLConnection) https.resolve("/delay/0").toURL().openConnection();
            connection.setSSLSocketFactory(Keys.in(TestServer.KEYS).clientContext().getSocketFactory());
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(connection.getSSLSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");

            try (var other = HttpClient.newHttpClient()) {
                assertThatThrownBy(() -> other.send(HttpRequest.newBuilder(https).build(),
                    HttpResponse.BodyHandlers.discarding())).isInstanceOf(SSLHandshakeException.class);
            }
        }
    }

    @Test
    void portInUse_isNamedWithAFix() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            var config = new ServerConfig(ServerConfig.LOOPBACK, 0, port, new Threading.Async(), TestServer.KEYS);
            assertThatThrownBy(() -> DelayServer.start(config)).isInstanceOf(StartupException.class)
                .hasMessage(StartupException.portInUse(port));
        }
    }

    /** Its thread may be about to start it, or be starting it. */
    @RepeatedTest(10)
    void closedServerFreesItsPortsThoughItIsStillStarting() throws Exception {
        var server = DelayServer.startCold(ServerConfig.local(TestServer.KEYS));
        server.close();
        for (var address : List.of(server.http(), server.https())) {
            try (var same = new ServerSocket(address.getPort(), 1, InetAddress.getLoopbackAddress())) {
                assertThat(same.isBound()).isTrue();
            }
        }
    }

    /** Spellings of the addresses for all and for one. */
    @ParameterizedTest
    @CsvSource({"[::1], '[::1]'", "::, localhost", "0, localhost", "0.0.0.0, localhost", "localhost, localhost"})
    void hostIsShownAsClientsNeedIt(String host, String shown) throws Exception {
        var config = new ServerConfig(host, 0, 0, new Threading.Async(), TestServer.KEYS);
        try (var server = DelayServer.start(config)) {
            assertThat(server.http().getHost()).isEqualTo(shown);
        }
    }

    @Test
    void unknownHost_isNamedInTheError() {
        var config = new ServerConfig("no.such.host.invalid", 0, 0, new Threading.Async(), TestServer.KEYS);
        assertThatThrownBy(() -> DelayServer.start(config)).isInstanceOf(StartupException.class)
            .hasMessageStartingWith("cannot listen on no.such.host.invalid port 0: ");
    }

    /** Some machines resolve localhost to ::1 first. */
    @Test
    void loopbackServerAnswersOnBothAddresses() throws Exception {
        try (var server = new TestServer(new Threading.Async());
                var client = HttpClient.newBuilder().sslContext(Keys.in(TestServer.KEYS).clientContext()).build()) {
            for (String address : List.of("http://[::1]:" + server.server.http().getPort(),
                    "http://127.0.0.1:" + server.server.http().getPort(), server.server.https().toString())) {
                var request = HttpRequest.newBuilder(URI.create(address + "/delay/0")).build();
                assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
            }
        }
    }

    /** It can't know its names. Live runs start processes, so these stay with loopback's names. */
    @Test
    void serverOnAllAddressesAcceptsAnyName() throws Exception {
        var config = new ServerConfig("0.0.0.0", 0, 0, new Threading.Async(), TestServer.KEYS);
        try (var server = new TestServer(config)) {
            assertThat(status(server, "/delay/0", "lab.example")).isEqualTo("HTTP/1.1 200 OK");
            assertThat(status(server, "/api/stages", "lab.example")).startsWith("HTTP/1.1 421");
            assertThat(status(server, "//api/stages", "lab.example")).doesNotStartWith("HTTP/1.1 200");
        }
    }

    private static String status(TestServer server, String path, String host) throws IOException {
        try (var socket = server.connect()) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: " + host
                + "\r\nConnection: close\r\n\r\n").getBytes());
            return new String(socket.getInputStream().readAllBytes()).lines().findFirst().orElse("");
        }
    }

    @Test
    void closeLeavesNothingOpen() throws Exception {
        var server = new TestServer(new Threading.Threads(1));
        var delayed = server.send(server.connect(), "/delay/60?run=cut", "");
        while (server.server.stats("cut").inFlight() == 0) {
            Thread.sleep(2);
        }
        server.close();
        assertThat(readAll(delayed)).isEmpty();
        assertThatThrownBy(server::connect).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new Socket("127.0.0.1", server.server.https().getPort()))
            .isInstanceOf(IOException.class);
    }

    private static byte[] readAll(Socket socket) throws IOException {
        try (socket) {
            return socket.getInputStream().readAllBytes();
        }
    }
}
