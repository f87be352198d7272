package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@code /delay}, for each way to delay requests. */
class DelayTest {

    static Stream<Threading> threadings() {
        return Stream.of(new Threading.Async(), new Threading.Virtual(), new Threading.Threads(8));
    }

    @ParameterizedTest
    @CsvSource({"0.05, 50", "60ms, 60", "0, 0", "0.030000000000000002, 30"})
    void respondsNoEarlierAndReportsTheActualDelay(String asked, double milliseconds) throws Exception {
        try (var server = new TestServer(new Threading.Async())) {
            long start = System.nanoTime();
            var response = server.get("/delay/" + asked + "?a=1");
            double elapsed = (System.nanoTime() - start) / 1e6;
            double reported = Double.parseDouble(response.headers().firstValue("Server-Timing").orElseThrow()
                .replace("delay;dur=", ""));
            assertThat(reported).isBetween(milliseconds, elapsed);
            var json = JsonParser.parseString(response.body()).getAsJsonObject();
            assertThat(json.get("delay").getAsDouble()).isEqualTo(milliseconds / 1000);
            assertThat(json.getAsJsonObject("args").get("a").getAsString()).isEqualTo("1");
            assertThat(json.get("url").getAsString()).isEqualTo(server.server.http() + "/delay/" + asked + "?a=1");
        }
    }

    @ParameterizedTest
    @MethodSource("threadings")
    void countsRequestsInFlight(Threading threading) throws Exception {
        try (var server = new TestServer(threading)) {
            holdAndDisconnect(server, 7, "seven");
            assertThat(server.server.stats("seven")).isEqualTo(new Stats("seven", 7, 0, 7, 7));
            for (int i = 0; i < 5; i++) {
                server.get("/delay/1ms?run=serial");
            }
            assertThat(server.server.stats("serial")).isEqualTo(new Stats("serial", 5, 0, 0, 1));
            assertThat(JsonParser.parseString(server.get("/stats?run=seven").body())).isEqualTo(JsonParser.parseString(
                "{'run':'seven','requests':7,'inFlight':0,'cancelled':7,'peakInFlight':7}"));
        }
    }

    @Test
    void requestsBeyondTheThreadsQueue() throws Exception {
        try (var server = new TestServer(new Threading.Threads(2))) {
            long start = System.nanoTime();
            server.getConcurrently(6, "/delay/0.1?run=six");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            holdAndDisconnect(server, 6, "held");
            assertThat(server.server.stats("held").peakInFlight()).as("requests were concurrent").isEqualTo(6);
        }
    }

    /** Sends requests that end when all of them have arrived. */
    private static void holdAndDisconnect(TestServer server, int n, String run) throws Exception {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            clients.add(server.send(server.connect(), "/delay/60?run=" + run, ""));
        }
        awaitStats(server, run, stats -> stats.inFlight() == n);
        for (Socket client : clients) {
            client.close();
        }
        awaitStats(server, run, stats -> stats.inFlight() == 0);
    }

    @ParameterizedTest
    @MethodSource("threadings")
    void disconnectEndsTheDelay(Threading threading) throws Exception {
        try (var server = new TestServer(threading)) {
            disconnectDuringDelay(server, server.connect());
            disconnectDuringDelay(server, connectTls(server, "TLSv1.3"));
            server.get("/delay/0?run=gone");
            assertThat(server.server.stats("gone")).isEqualTo(new Stats("gone", 3, 0, 2, 1));
        }
    }

    private static SSLSocket connectTls(TestServer server, String version) throws Exception {
        var socket = (SSLSocket) Keys.in(TestServer.KEYS).clientContext().getSocketFactory()
            .createSocket("localhost", server.server.https().getPort());
        socket.setEnabledProtocols(new String[] {version});
        return socket;
    }

    private static void disconnectDuringDelay(TestServer server, Socket socket) throws Exception {
        server.send(socket, "/delay/60?run=gone", "");
        awaitStats(server, "gone", stats -> stats.inFlight() == 1);
        socket.close();
        awaitStats(server, "gone", stats -> stats.inFlight() == 0);
    }

    private static void awaitStats(TestServer server, String run, Predicate<Stats> condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.test(server.server.stats(run))) {
            assertThat(System.nanoTime()).as("still %s", server.server.stats(run)).isLessThan(deadline);
            Thread.sleep(2);
        }
    }

    @Test
    void halfCloseIsNoDisconnect() throws Exception {
        try (var server = new TestServer(new Threading.Async()); var socket = server.connect()) {
            server.send(socket, "/delay/0.4?run=half", "");
            socket.shutdownOutput();
            assertThat(read(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void closeNotifyOfTls13IsNoDisconnect() throws Exception {
        try (var server = new TestServer(new Threading.Async()); var socket = connectTls(server, "TLSv1.3")) {
            server.send(socket, "/delay/0.4?run=half", "");
            socket.shutdownOutput();
            assertThat(read(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    /** TLS 1.2 has no half-close: the receiver of a close_notify must not send anything else. */
    @Test
    void closeNotifyOfTls12IsADisconnect() throws Exception {
        try (var server = new TestServer(new Threading.Async()); var socket = connectTls(server, "TLSv1.2")) {
            server.send(socket, "/delay/60?run=gone", "");
            awaitStats(server, "gone", stats -> stats.inFlight() == 1);
            socket.shutdownOutput();
            awaitStats(server, "gone", stats -> stats.inFlight() == 0);
        }
    }

    @Test
    void postIsDelayed() throws Exception {
        try (var server = new TestServer(new Threading.Async())) {
            assertThat(server.send("POST", "/delay/0.1", "some text").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void pipelinedRequestIsNotLost() throws Exception {
        try (var server = new TestServer(new Threading.Async()); var socket = server.connect()) {
            server.send(socket, "/delay/0.2?run=first", "");
            while (server.server.stats("first").inFlight() == 0) {
                Thread.onSpinWait();
            }
            server.send(socket, "/get?second", "Connection: close\r\n");
            assertThat(read(socket)).contains("/delay/0.2?run=first").contains("/get?second");
        }
    }

    @Test
    void connectionIsReusedForManyRequests() throws Exception {
        try (var server = new TestServer(new Threading.Async()); var socket = server.connect()) {
            for (int i = 0; i < 50; i++) {
                server.send(socket, "/delay/" + i % 3 + "ms?run=many", "");
                readOne(socket);
            }
            assertThat(server.server.stats("many")).isEqualTo(new Stats("many", 50, 0, 0, 1));
        }
    }

    /** Reads one response, up to the end of its JSON body. */
    private static void readOne(Socket socket) throws IOException {
        var text = new StringBuilder();
        while (text.indexOf("\n}\n") < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as("the connection ended after %s", text).isNotNegative();
            text.append((char) next);
        }
    }

    private static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
