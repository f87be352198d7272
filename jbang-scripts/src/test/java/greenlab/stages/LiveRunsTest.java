package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live runs over HTTP, in real JVMs. The long run takes longer than any test and has to be stopped. */
@Tag("system")
@ResourceLock("children of this JVM that fetch")
class LiveRunsTest {

    /** Long enough for an event that reports "Running", on a busy machine, too. */
    private static final String SHORT = """
        {"stage":1,"java":"25","runtime":"green","proto":"https","n":3,"delay":1}""";
    private static final String LONG = """
        {"stage":2,"java":"25","runtime":"green","proto":"https","n":100,"delay":5}""";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static boolean built;
    private DelayServer server;

    @BeforeEach
    void start() throws Exception {
        server = DelayServer.start(ServerConfig.local(Path.of("target", "tls"))
            .withLiveRuns(LiveRunExecutor.in(Checkout.find())));
        buildStages();
    }

    /** The first run in a checkout builds the stage, which takes longer than the tests wait. */
    private void buildStages() throws Exception {
        if (!built) {
            for (var body : List.of(SHORT, LONG.replace("100", "1").replace("5}", "0.1}"))) {
                send("GET", started(body) + "/events");
            }
            built = true;
        }
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(children()).isZero();
    }

    @Test
    void events_reportARunUntilItsEnd() throws Exception {
        var path = started(SHORT);
        var response = send("GET", path + "/events");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");

        var events = Event.all(response.body());
        assertThat(events.getFirst().name).isIn("waiting", "progress");
        assertThat(events.stream().filter(event -> event.name.equals("progress"))
            .map(event -> event.data.get("phase").getAsString()).distinct())
            .endsWith("Starting a JVM", "Connecting", "Running");
        var picture = events.get(events.size() - 2).data;
        assertThat(picture.keySet()).containsExactlyInAnyOrder("phase", "svg", "story");

        var done = events.getLast();
        assertThat(done.name).isEqualTo("done");
        assertThat(done.data.get("svg").getAsString()).startsWith("<svg").endsWith("</svg>");
        assertThat(done.data.get("story").getAsString()).startsWith("3 fetches of 1 s: ");
        var run = RunJson.run(done.data.get("run").toString());
        assertThat(run).extracting(Run::stage, Run::n, Run::ok).containsExactly(1, 3, 3);
        assertThat(run.peakInFlight()).isGreaterThan(1);

        assertThat(Event.all(send("GET", path + "/events").body())).containsExactly(done);
    }

    @Test
    void order_reportsItsSockets() throws Exception {
        var path = started("""
            {"order":["patch","provider","client"],"java":"25","n":3,"delay":0.2}""");
        var done = Event.all(send("GET", path + "/events").body()).getLast();
        assertThat(done.name).isEqualTo("done");
        assertThat(done.data.get("stack").getAsString())
            .contains("order: patch provider client", "Java8FileDescriptorSocket");
        assertThat(RunJson.run(done.data.get("run").toString()).peakInFlight()).isEqualTo(1);
    }

    @Test
    void deleteEndsTheJvmWithinASecond() throws Exception {
        var path = started(LONG);
        var listening = sending("GET", path + "/events", "");
        try (var other = events(path)) {
            awaitFetches(other);
            assertThat(send("DELETE", path).statusCode()).isEqualTo(204);
            await("the JVM's end", Duration.ofSeconds(1), () -> children() == 0);
        }
        assertThat(Event.all(listening.get().body()).getLast()).isEqualTo(new Event("stopped", new JsonObject()));
        assertThat(send("DELETE", path).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/api/runs/none").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 300, 700})
    void earlyDelete_leavesNoProcess(int milliseconds) throws Exception {
        var path = started(LONG);
        Thread.sleep(milliseconds);
        send("DELETE", path);
        await("the JVM's end", Duration.ofSeconds(1), () -> children() == 0);
    }

    @Test
    void runWithoutListeners_isStopped() throws Exception {
        var path = started(LONG);
        try (var events = events(path)) {
            awaitFetches(events);
            Thread.sleep(5_500);
            assertThat(children()).as("there is a listener").isPositive();
        }
        await("the JVM's end", Duration.ofSeconds(20), () -> children() == 0);
        assertThat(Event.all(send("GET", path + "/events").body())).extracting(Event::name).containsExactly("stopped");
    }

    @Test
    void close_stopsAllRuns() throws Exception {
        var path = started(LONG);
        var waiting = sending("GET", started(LONG) + "/events", "");
        try (var events = events(path)) {
            awaitFetches(events);
            server.close();
            assertThat(children()).isZero();
        }
        assertThat(Event.all(waiting.get().body()).getLast().name).isEqualTo("stopped");
    }

    @Test
    void listsTheStages() throws Exception {
        var stages = JsonParser.parseString(send("GET", "/api/stages").body()).getAsJsonArray();
        assertThat(stages).hasSize(12);
        var first = stages.get(0).getAsJsonObject();
        assertThat(first.get("script").getAsString()).isEqualTo("stages/stage0_java21.java");
        assertThat(first.get("java").getAsString()).isEqualTo("21");
        JsonArray header = stages.get(9).getAsJsonObject().getAsJsonArray("header");
        assertThat(header.get(0).getAsString()).as("what stage 3 hasn't got").contains("/agents/unpin.java=full");
        assertThat(header.get(1).getAsString()).isEqualTo("//JAVA 21+");
        assertThat(header.toString()).contains("//DEPS org.conscrypt:");
    }

    /** Sends a request; does not wait for the response. */
    private CompletableFuture<HttpResponse<String>> sending(String method, String path, String body) {
        return CLIENT.sendAsync(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path) {
        return sending(method, path, "").join();
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(server.http().resolve(path)).header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)).build();
    }

    /** Starts a run and returns its path. */
    private String started(String body) {
        var answer = sending("POST", "/api/runs", body).join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return "/api/runs/" + json(answer).get("id").getAsString();
    }

    /** Opens the events of a run; closing them disconnects. */
    private InputStream events(String path) throws Exception {
        return CLIENT.send(request("GET", path + "/events", ""), HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }

    /** Reads events until one has a picture of the timed part of the run. */
    private static void awaitFetches(InputStream events) {
        var stream = new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8));
        assertThat(stream.lines().anyMatch(line -> line.startsWith("data: {\"phase\":\"Running\"")
            && line.contains("\"svg\":\"<svg"))).isTrue();
    }

    /** The JVMs of runs. Those of commands, which other tests start at the same time, are children of the commands. */
    private static long children() {
        return ProcessHandle.current().children().filter(process -> process.info().arguments()
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
