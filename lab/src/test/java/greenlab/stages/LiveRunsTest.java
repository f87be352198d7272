package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Live runs over HTTP, in real JVMs. The long run takes longer than any test and has to be stopped. */
@Tag("system")
class LiveRunsTest {

    private static final String SHORT = """
        {"stage":1,"java":"25","runtime":"green","proto":"https","n":3,"delay":0.2}""";
    private static final String LONG = """
        {"stage":2,"java":"25","runtime":"green","proto":"https","n":100,"delay":5}""";

    private TestServer server;

    /** The first run in a checkout builds the stage, which takes longer than the tests wait. */
    @BeforeAll
    static void build() throws Exception {
        try (var server = new TestServer(config())) {
            for (var body : List.of(SHORT, LONG.replace("100", "1").replace("5}", "0.1}"))) {
                server.get(started(server, body) + "/events");
            }
        }
    }

    private static ServerConfig config() {
        return ServerConfig.local(TestServer.KEYS).withLiveRuns(LiveRunExecutor.in(Checkout.find()));
    }

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(config());
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(children()).isZero();
    }

    @Test
    void events_reportARunUntilItsEnd() throws Exception {
        var path = started(server, SHORT);
        var response = server.get(path + "/events");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");

        var events = Event.all(response.body());
        assertThat(events.getFirst().name).isIn("waiting", "picture");
        assertThat(events.stream().map(Event::name).filter("picture"::equals).count()).isPositive();
        var picture = events.get(events.size() - 2).data;
        assertThat(picture.keySet()).containsExactlyInAnyOrder("svg", "story", "seconds", "verdict");
        assertThat(picture.get("verdict").getAsString()).isEqualTo("running");

        var done = events.getLast();
        assertThat(done.name).isEqualTo("done");
        assertThat(done.data.get("svg").getAsString()).startsWith("<svg").endsWith("</svg>");
        assertThat(done.data.get("story").getAsString()).startsWith("3 fetches of 0.2 s: ");
        var run = RunJson.run(done.data.get("run").toString());
        assertThat(run).extracting(Run::stage, Run::n, Run::ok).containsExactly(1, 3, 3);
        assertThat(run.peakInFlight()).isGreaterThan(1);

        assertThat(Event.all(server.get(path + "/events").body())).containsExactly(done);
    }

    @Test
    void order_reportsItsSockets() throws Exception {
        var path = started(server, """
            {"order":["patch","provider","client"],"java":"25","n":3,"delay":0.2}""");
        var done = Event.all(server.get(path + "/events").body()).getLast();
        assertThat(done.name).isEqualTo("done");
        assertThat(done.data.get("stack").getAsString())
            .contains("order: patch provider client", "Java8FileDescriptorSocket");
        assertThat(RunJson.run(done.data.get("run").toString()).peakInFlight()).isEqualTo(1);
    }

    @Test
    void deleteEndsTheJvmWithinASecond() throws Exception {
        var path = started(server, LONG);
        var listening = server.sending("GET", path + "/events", "");
        try (var other = server.send(server.connect(), path + "/events", "")) {
            awaitFetches(other);
            assertThat(server.send("DELETE", path, "").statusCode()).isEqualTo(204);
            await("the JVM's end", Duration.ofSeconds(1), () -> children() == 0);
        }
        assertThat(Event.all(listening.get().body()).getLast()).isEqualTo(new Event("stopped", new JsonObject()));
        assertThat(server.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(server.send("DELETE", "/api/runs/none", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 700})
    void earlyDelete_leavesNoProcess(int milliseconds) throws Exception {
        var path = started(server, LONG);
        Thread.sleep(milliseconds);
        server.send("DELETE", path, "");
        await("the JVM's end", Duration.ofSeconds(1), () -> children() == 0);
    }

    @Test
    void runWithoutListeners_isStopped() throws Exception {
        var path = started(server, LONG);
        try (var socket = server.send(server.connect(), path + "/events", "")) {
            awaitFetches(socket);
            Thread.sleep(5_500);
            assertThat(children()).as("there is a listener").isPositive();
        }
        await("the JVM's end", Duration.ofSeconds(7), () -> children() == 0);
        assertThat(Event.all(server.get(path + "/events").body())).extracting(Event::name).containsExactly("stopped");
    }

    @Test
    void of100Requests_oneRunsAndFourWait() throws Exception {
        var answers = IntStream.range(0, 100)
            .mapToObj(_ -> server.sending("POST", "/api/runs", LONG, "Content-Type", "application/json")).toList()
            .stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().collect(Collectors.groupingBy(HttpResponse::statusCode, Collectors.counting())))
            .containsOnly(Map.entry(201, 5L), Map.entry(429, 95L));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 429)
            .allMatch(answer -> answer.headers().firstValueAsLong("Retry-After").isPresent());

        var listening = answers.stream().filter(answer -> answer.statusCode() == 201)
            .map(answer -> server.sending("GET", json(answer).get("events").getAsString(), "")).toList();
        await("a JVM", Duration.ofSeconds(10), () -> children() > 0);
        answers.stream().filter(answer -> answer.statusCode() == 201)
            .map(answer -> json(answer).get("id").getAsString())
            .forEach(id -> server.sending("DELETE", "/api/runs/" + id, "").join());
        await("the end of all", Duration.ofSeconds(5), () -> children() == 0);
        var received = listening.stream().map(stream -> Event.all(stream.join().body())).toList();
        assertThat(received).allMatch(events -> events.getLast().name.equals("stopped"));
        assertThat(received.stream().flatMap(List::stream).filter(event -> event.name.equals("waiting"))
            .map(event -> event.data.get("ahead").getAsInt())).contains(1, 2, 3, 4).allMatch(ahead -> ahead <= 4);
        assertThat(Event.all(server.get(started(server, SHORT) + "/events").body()).getLast().name).isEqualTo("done");
    }

    @Test
    void close_stopsAllRuns() throws Exception {
        var path = started(server, LONG);
        var waiting = server.sending("GET", started(server, LONG) + "/events", "");
        try (var socket = server.send(server.connect(), path + "/events", "")) {
            awaitFetches(socket);
            server.server.close();
            assertThat(children()).isZero();
        }
        assertThat(Event.all(waiting.get().body()).getLast().name).isEqualTo("stopped");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "http://evil.example   | 403", "null | 403", "http://localhost:1 | 403", "https://localhost | 403",
        "http://localhost.evil.example | 403", "file:// | 403", "http | 400", "https | 403", "127.0.0.1 | 403"})
    void foreignOrigin_isRejected(String origin, int status) throws Exception {
        var own = server.server.http().toString();
        var value = switch (origin) {
            case "http" -> own;
            case "https" -> server.server.https().toString();
            case "127.0.0.1" -> own.replace("localhost", "127.0.0.1");
            default -> origin;
        };
        assertThat(post("{}", "Content-Type", "application/json", "Origin", value).statusCode()).isEqualTo(status);
        assertThat(server.send("DELETE", "/api/runs/none", "", "Origin", value).statusCode())
            .isEqualTo(status == 403 ? 403 : 404);
    }

    @Test
    void foreignHost_isRejected() throws Exception {
        try (var socket = server.connect()) {
            socket.getOutputStream().write(("POST /api/runs HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}").getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 421 ");
        }
    }

    @Test
    void badRequest_getsAReason() throws Exception {
        assertThat(json(post("{\"stage\":1,\"java\":\"25\",\"n\":101}", "Content-Type", "application/json"))
            .get("error").getAsString()).isEqualTo("n must be a whole number from 1 to 100, was 101");
        assertThat(post("{}", "Content-Type", "Application/JSON; charset=utf-8").statusCode()).isEqualTo(400);
        assertThat(post("{}", "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        assertThat(post("{}").statusCode()).isEqualTo(415);
        assertThat(post(" ".repeat(5_000), "Content-Type", "application/json").statusCode()).isEqualTo(413);
        assertThat(server.get("/api/runs").headers().firstValue("Allow")).hasValue("POST");
        assertThat(server.send("OPTIONS", "/api/runs", "").statusCode()).isEqualTo(405);
        assertThat(server.get("/api/runs/none").statusCode()).isEqualTo(405);
        assertThat(server.get("/api/runs/none/events").body()).contains("unknown run");
        assertThat(server.get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void chunkedBody_isLimited() throws Exception {
        try (var socket = server.connect()) {
            var chunk = "1000\r\n" + " ".repeat(0x1000) + "\r\n";
            socket.getOutputStream().write(("POST /api/runs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk)
                .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(13), StandardCharsets.UTF_8))
                .isEqualTo("HTTP/1.1 413 ");
        }
    }

    @Test
    void listsTheStages() throws Exception {
        var stages = JsonParser.parseString(server.get("/api/stages").body()).getAsJsonArray();
        assertThat(stages).hasSize(10);
        var first = stages.get(0).getAsJsonObject();
        assertThat(first.get("script").getAsString()).isEqualTo("stages/stage0_java21.java");
        assertThat(first.get("java").getAsString()).isEqualTo("21");
        JsonArray header = stages.get(9).getAsJsonObject().getAsJsonArray("header");
        assertThat(header.get(0).getAsString()).as("what stage 3 hasn't got").contains("/agents/unpin.java=full");
        assertThat(header.get(1).getAsString()).isEqualTo("//JAVA 21+");
        assertThat(header.toString()).contains("//DEPS org.conscrypt:");
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        return server.send("POST", "/api/runs", body, headers);
    }

    /** Starts a run and returns its path. */
    private static String started(TestServer server, String body) throws Exception {
        var answer = server.send("POST", "/api/runs", body, "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return "/api/runs/" + json(answer).get("id").getAsString();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    /** Reads events until the timed part of the run has started. */
    private static void awaitFetches(Socket listening) throws Exception {
        var stream = new BufferedReader(new InputStreamReader(listening.getInputStream(), StandardCharsets.UTF_8));
        var begun = stream.lines().filter(line -> line.startsWith("data: {\"svg\""))
            .map(line -> JsonParser.parseString(line.substring(6)).getAsJsonObject())
            .mapToDouble(picture -> picture.get("seconds").getAsDouble())
            .filter(seconds -> seconds > 0).findFirst();
        assertThat(begun).isPresent();
    }

    /** The JVMs of runs; other tests of this module start processes too. */
    private static long children() {
        return ProcessHandle.current().descendants().filter(process -> process.info().arguments()
            .map(List::of).orElse(List.of()).contains("greenlab.fetch.FetchMain")).count();
    }

    private static void await(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s within %s", what, atMost).isLessThan(end);
            Thread.sleep(10);
        }
    }

    /** A server-sent event. */
    private record Event(String name, JsonObject data) {

        static List<Event> all(String stream) {
            var events = new ArrayList<Event>();
            for (var block : stream.split("\n\n")) {
                var lines = block.split("\n");
                assertThat(lines).hasSize(2);
                assertThat(lines[0]).startsWith("event: ");
                assertThat(lines[1]).startsWith("data: ");
                events.add(new Event(lines[0].substring(7), JsonParser.parseString(lines[1].substring(6))
                    .getAsJsonObject()));
            }
            return events;
        }
    }
}
