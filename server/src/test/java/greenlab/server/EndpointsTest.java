package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The responses of each endpoint, and its errors. */
class EndpointsTest {

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer(new Threading.Async());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/delay/x           | 400 | 0 to 60 seconds",
        "/delay/-1          | 400 | 0 to 60 seconds",
        "/delay/60.1        | 400 | 0 to 60 seconds",
        "/delay/1e1         | 400 | 0 to 60 seconds",
        "/delay/NaN         | 400 | 0 to 60 seconds",
        "/delay/1h          | 400 | 0 to 60 seconds",
        "/delay/99999999999 | 400 | 0 to 60 seconds",
        "/delay/0?run=a/b   | 400 | 1 to 64 letters",
        "/delay/0?run=      | 400 | 1 to 64 letters",
        "/%zz               | 400 | malformed request",
        "/stats             | 400 | missing parameter run",
        "/stats?run=%00     | 400 | 1 to 64 letters",
        "/get?a=%zz         | 400 | percent-encoded",
        "/get?a=%C0         | 400 | Bad query",
        "/status/199        | 400 | 200 to 599",
        "/status/600        | 400 | 200 to 599",
        "/bytes/102401      | 400 | 0 to 102400",
        "/bytes/ten         | 400 | 0 to 102400",
        "/stream/0          | 400 | 1 to 100",
        "/drip?numbytes=0   | 400 | 1 to 10000",
        "/drip?duration=61  | 400 | 0 to 60 seconds",
        "/delay/            | 404 | not found: /delay/",
        "/delay/1/2         | 404 | not found: /delay/1/2",
        "/no/such           | 404 | not found: /no/such",
        "/index.java        | 404 | not found",
    })
    void invalidRequestGetsAReason(String path, int status, String reason) throws Exception {
        var response = raw(path, "");
        assertThat(response).startsWith("HTTP/1.1 " + status + " ").contains("application/json");
        assertThat(body(response).get("error").getAsString()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/..%2fStats.class",
        "/%2e%2e/server/Stats.class"})
    void filesOutsideTheSiteAreNotServed(String path) throws Exception {
        assertThat(raw(path, "")).startsWith("HTTP/1.1 40").contains("application/json");
    }

    @ParameterizedTest
    @CsvSource({"evil.example, 421", "localhost.evil.example, 421", "10.0.0.1, 421",
        "localhost, 200", "LOCALHOST:99, 200", "127.0.0.1, 200", "[::1]:8080, 200"})
    void foreignHostGets421(String host, int status) throws Exception {
        try (var socket = server.connect()) {
            socket.getOutputStream().write(("GET /ip HTTP/1.1\r\nConnection: close\r\nHost: " + host + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @ParameterizedTest
    @CsvSource({"POST /get, 405", "PUT /, 405", "DELETE /index.html, 405", "TRACE /delay/0, 405", "PUT /none, 404"})
    void otherMethodsAreRefused(String request, int status) throws Exception {
        try (var socket = server.connect()) {
            socket.getOutputStream().write((request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 " + status + " ")
                .contains(status == 405 ? "Allow: GET, HEAD" : "not found: /none");
        }
    }

    @Test
    void echoesTheRequest() throws Exception {
        var get = body(raw("/get?b=1&a=x&a=%20y", "X-Twice: 1\r\nX-Twice: 2\r\n"));
        assertThat(get.get("args")).isEqualTo(JsonParser.parseString("{'a':['x',' y'],'b':'1'}"));
        assertThat(get.getAsJsonObject("headers").get("X-Twice").getAsString()).isEqualTo("1,2");
        assertThat(body(raw("/headers", "X-Once: 3\r\n")).getAsJsonObject("headers").get("X-Once").getAsString())
            .isEqualTo("3");
        assertThat(body(raw("/ip", "")).get("origin").getAsString()).isEqualTo("127.0.0.1");
        assertThat(body(raw("/user-agent", "User-Agent: me\r\n")).get("user-agent").getAsString()).isEqualTo("me");
    }

    @Test
    void sendsRequestedPayloads() throws Exception {
        assertThat(server.get("/status/418").statusCode()).isEqualTo(418);
        assertThat(server.get("/status/204").statusCode()).isEqualTo(204);
        assertThat(length(server.get("/bytes/1000"))).isEqualTo(1000);
        assertThat(server.get("/bytes/99?seed=1").body()).isEqualTo(server.get("/bytes/99?seed=1").body());
        assertThat(server.get("/stream/3").body().lines().map(line -> JsonParser.parseString(line).getAsJsonObject()
            .get("id").getAsInt())).containsExactly(0, 1, 2);
    }

    @Test
    void drips() throws Exception {
        long start = System.nanoTime();
        var response = server.get("/drip?numbytes=5&duration=80ms&delay=40ms&code=202");
        assertThat((System.nanoTime() - start) / 1e6).isGreaterThanOrEqualTo(120);
        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.body()).isEqualTo("*****");
    }

    /** Of the whole server, and of a page. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "/"})
    void optionsAreAnsweredWithoutABody(String target) throws Exception {
        try (Socket socket = server.connect()) {
            socket.getOutputStream().write(("OPTIONS " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 200 OK").contains("Allow: GET,HEAD,OPTIONS").endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"/status/204, 204", "/status/205, 205", "/status/304, 304", "/drip?code=204&duration=0, 204",
        "/drip?code=205&duration=0, 205", "/drip?code=304&duration=0, 304"})
    void statusWithoutABodyHasNone(String path, int status) throws Exception {
        try (Socket socket = server.send(server.connect(), path, "Connection: close\r\n")) {
            String response = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(response).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n").doesNotContain("*");
        }
    }

    @Test
    void servesAFrontPage() throws Exception {
        var page = server.get("/");
        assertThat(page.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
            assertThat(type).startsWith("text/html"));
        assertThat(page.body()).containsOnlyOnce("<h1").contains("./jbang stage all")
            .doesNotContain("http://", "https://");
    }

    private static long length(HttpResponse<String> response) {
        return response.headers().firstValueAsLong("Content-Length").orElseThrow();
    }

    private static String raw(String path, String headers) throws IOException {
        try (var socket = server.send(server.connect(), path, "Connection: close\r\n" + headers)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static JsonObject body(String response) {
        return JsonParser.parseString(response.substring(response.indexOf("\r\n\r\n"))).getAsJsonObject();
    }
}
