package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.fetch.RunSpec;
import greenlab.server.live.LiveRun;
import greenlab.server.live.LiveRuns;
import greenlab.server.live.RunExecutor;
import greenlab.server.live.RunRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTTP API of live runs, with an executor that starts no JVM. */
class LiveApiTest {

    private static final String DONE = "{\"stage\":0,\"java\":\"25\"}";
    private static final String FAILS = "{\"stage\":1,\"java\":\"25\"}";
    private static final String ENDLESS = "{\"stage\":2,\"java\":\"25\"}";

    private TestServer server;

    /** Stage 0 is done at once, stage 1 fails, and stage 2 runs until it is stopped. */
    private static final class FakeExecutor implements RunExecutor {
        @Override
        public JsonObject run(RunSpec spec, Consumer<JsonObject> progress) throws IOException, InterruptedException {
            progress.accept(new JsonObject());
            if (spec.stage() == 1) {
                throw new IOException("no JDK");
            }
            Thread.sleep(spec.stage() == 0 ? 0 : 60_000);
            return new JsonObject();
        }

        @Override
        public void resolve() { }

        @Override
        public void warmUp() { }

        @Override
        public Object stages() {
            return List.of("first", "second");
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(ServerConfig.local(TestServer.KEYS).withLiveRuns((http, https, truststore) ->
            new FakeExecutor()));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void lastMessageSaysHowARunEnded() throws Exception {
        assertThat(eventsOf(DONE)).endsWith("event: done\ndata: {}\n\n");
        assertThat(eventsOf(FAILS)).endsWith("event: failed\ndata: {\"error\":\"no JDK\"}\n\n");
        var path = started(ENDLESS);
        var events = server.sending("GET", path + "/events", "");
        assertThat(server.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(events.join().body()).endsWith("event: stopped\ndata: {}\n\n");
        assertThat(server.get("/api/stages").body()).contains("first");
    }

    @Test
    void closingSendsTheLastMessageToEachReader() throws Exception {
        var path = started(ENDLESS) + "/events";
        List<Socket> readers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var socket = server.send(server.connect(), path, "");
            readers.add(socket);
            assertThat(socket.getInputStream().read()).as("the response has begun").isEqualTo('H');
        }
        server.server.close();
        for (var socket : readers) {
            try (socket) {
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("event: stopped\ndata: {}\n\n").endsWith("\r\n0\r\n\r\n");
            }
        }
    }

    /** So that no proxy takes the stream for dead. */
    @Test
    void quietStreamSendsComments() throws Exception {
        try (LiveRuns runs = new LiveRuns(new FakeExecutor())) {
            LiveRun run = runs.add(RunRequest.parse(ENDLESS)).orElseThrow();
            var body = new ByteArrayOutputStream() {
                @Override
                public void flush() {
                    if (toString(StandardCharsets.UTF_8).endsWith("data: {}\n\n:\n\n")) {
                        run.stop();   // not as long as it waits for its turn
                    }
                }
            };
            LiveApi.sendEvents(run, Duration.ofMillis(1), body);
            assertThat(body.toString(StandardCharsets.UTF_8)).contains("data: {}\n\n:\n\n")
                .endsWith("event: stopped\ndata: {}\n\n");
        }
    }

    @Test
    void of100Requests_oneRunsAndFourWait() {
        var answers = IntStream.range(0, 100).mapToObj(_ -> posting(ENDLESS)).toList()
            .stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
            .containsOnly(Map.entry(201, 5L), Map.entry(429, 95L));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429)
            .allMatch(answer -> answer.headers().firstValueAsLong("Retry-After").isPresent());

        var ids = answers.stream().filter(answer -> answer.statusCode() == 201)
            .map(answer -> json(answer).get("id").getAsString()).toList();
        var listening = ids.stream().map(id -> server.sending("GET", "/api/runs/" + id + "/events", "")).toList();
        ids.forEach(id -> server.sending("DELETE", "/api/runs/" + id, "").join());
        assertThat(listening).map(stream -> stream.join().body())
            .allMatch(events -> events.endsWith("event: stopped\ndata: {}\n\n"));
        assertThat(posting(DONE).join().statusCode()).as("there is room again").isEqualTo(201);
    }

    @Test
    void waitingRun_saysHowManyAreAhead() throws Exception {
        started(ENDLESS);
        started(ENDLESS);
        try (var socket = server.send(server.connect(), started(ENDLESS) + "/events", "")) {
            var expected = "event: waiting\ndata: {\"ahead\":2}\n\n";
            var text = new StringBuilder();
            while (text.indexOf(expected) < 0) {
                int next = socket.getInputStream().read();
                assertThat(next).as("the stream ended after %s", text).isNotNegative();
                text.append((char) next);
            }
        }
    }

    /** A tunnel forwards another port to the server's, so Host and Origin have that port; 404 means past the check. */
    @ParameterizedTest
    @CsvSource({"localhost:9999, http://localhost:9999, 404", "localhost:9999, https://LOCALHOST:9999, 404",
        "localhost, https://localhost, 404", "localhost:80, http://localhost, 404",
        "localhost:443, https://localhost, 404", "localhost:443, http://localhost, 403",
        "[::1]:9000, http://[::1]:9000, 404", "LOCALHOST:9000, HTTP://localhost:9000, 404", "localhost, localhost, 403",
        "localhost, http://localhost/, 403", "localhost:9999, http://localhost:9998, 403",
        "localhost, http://localhost.evil.example, 403", "localhost, http://127.0.0.1, 403",
        "localhost, file://, 403", "localhost, null, 403", "evil.example, http://evil.example, 421"})
    void originMustMatchTheHostHeader(String host, String origin, int status) throws Exception {
        assertThat(raw("DELETE /api/runs/none", "Connection: close\r\nHost: " + host + "\r\nOrigin: " + origin, ""))
            .startsWith("HTTP/1.1 " + status + " ");
        assertThat(raw("POST /api/runs", "Connection: close\r\nContent-Length: 0\r\nHost: " + host
            + "\r\nOrigin: " + origin, "")).startsWith("HTTP/1.1 " + (status == 404 ? 415 : status) + " ");
    }

    @Test
    void badRequest_getsAReason() throws Exception {
        assertThat(json(posting("{\"stage\":1,\"java\":\"25\",\"n\":101}").join()).get("error").getAsString())
            .isEqualTo("n must be a whole number from 1 to 100, was 101");
        assertThat(server.send("POST", "/api/runs", "{}", "Content-Type", "Application/JSON; charset=utf-8")
            .statusCode()).isEqualTo(400);
        assertThat(server.send("POST", "/api/runs", "{}", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(server.send("POST", "/api/runs", "{}").statusCode()).isEqualTo(415);
        assertThat(posting(" ".repeat(5_000)).join().statusCode()).isEqualTo(413);
        assertThat(server.get("/api/runs").headers().firstValue("Allow")).hasValue("POST");
        assertThat(server.send("OPTIONS", "/api/runs", "").statusCode()).isEqualTo(405);
        assertThat(server.get("/api/runs/none").statusCode()).isEqualTo(405);
        assertThat(server.get("/api/runs/none/events").body()).contains("unknown run");
        assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void chunkedBody_isLimited() throws Exception {
        var chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
        assertThat(raw("POST /api/runs", "Host: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
            + "Transfer-Encoding: chunked", chunk + chunk)).isEqualTo("HTTP/1.1 413 ");
    }

    /** Sends a request, and returns the status line's beginning, which is all that arrives if the body isn't read. */
    private String raw(String line, String headers, String body) throws IOException {
        try (var socket = server.connect()) {
            socket.getOutputStream().write((line + " HTTP/1.1\r\n" + headers + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readNBytes(13), StandardCharsets.UTF_8);
        }
    }

    private String eventsOf(String request) throws Exception {
        return server.get(started(request) + "/events").body();
    }

    /** Starts a run and returns its path. */
    private String started(String request) {
        return "/api/runs/" + json(posting(request).join()).get("id").getAsString();
    }

    private CompletableFuture<HttpResponse<String>> posting(String body) {
        return server.sending("POST", "/api/runs", body, "Content-Type", "application/json");
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
