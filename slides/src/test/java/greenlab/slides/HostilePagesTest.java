package greenlab.slides;

import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import greenlab.slides.Visit.Window;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The site under attack by other pages in the reader's browser, and by other programs on this machine. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class HostilePagesTest {
    private static final String LONG = "{\"stage\":2,\"java\":\"25\",\"n\":100,\"delay\":5}";
    /** All requests that a page can send to another server without a preflight; it can't read the answers. */
    private static final String ATTACK = """
        async ([target, body, id]) => {
          const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json'];
          const posts = types.map(type => fetch(target + '/api/runs',
            { method: 'POST', headers: { 'Content-Type': type }, body }));
          const blind = fetch(target + '/api/runs', { method: 'POST', mode: 'no-cors', body });
          const stop = fetch(target + '/api/runs/' + id, { method: 'DELETE' });
          const answers = await Promise.allSettled([...posts, stop]);
          await blind;
          return answers.map(answer => answer.status);
        }""";

    private final ServedSite site;
    private final HttpClient client = HttpClient.newHttpClient();

    HostilePagesTest(ServedSite site) {
        this.site = site;
    }

    /** The last run of another test class may still be ending. */
    @BeforeEach
    void earlierRunsHaveEnded() throws InterruptedException {
        ServedSite.jvmsEnd(ServedSite.jvms(), 10);
    }

    @AfterEach
    void noJvmIsLeft() throws InterruptedException {
        client.close();
        ServedSite.jvmsEnd(ServedSite.jvms(), 5);
    }

    /** In a real browser, which sends such requests with their Origin. */
    @Test
    void foreignPageCannotStartOrStopRuns() throws Exception {
        HttpServer evil = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        evil.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        evil.start();
        String id = started(post(LONG, "Content-Type", "application/json"));
        try (Visit visit = site.elsewhere(URI.create("http://127.0.0.1:" + evil.getAddress().getPort()),
                Window.PROJECTOR)) {
            Object answers = visit.page().evaluate(ATTACK, List.of(site.address(), LONG, id));
            assertThat(answers).isEqualTo(Collections.nCopies(4, "rejected"));
            HttpResponse<String> next = post(LONG, "Content-Type", "application/json");
            assertThat(latest(started(next))).as("only one run is ahead").isEqualTo("{\"ahead\":1}");
            delete(started(next));
        } finally {
            evil.stop(0);
            assertThat(delete(id)).as("the attacked run still exists").isEqualTo(204);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "Origin: http://evil.example       | application/json | {\"stage\":2,\"java\":\"25\"}            | 403",
        "Origin: null                      | application/json | {\"stage\":2,\"java\":\"25\"}            | 403",
        "Origin: http://localhost:1        | application/json | {\"stage\":2,\"java\":\"25\"}            | 403",
        "Host: evil.example                | application/json | {\"stage\":2,\"java\":\"25\"}            | 421",
        "Host: localhost.evil.example:8080 | application/json | {\"stage\":2,\"java\":\"25\"}            | 421",
        "X: y                              | text/plain       | {\"stage\":2,\"java\":\"25\"}            | 415",
        "X: y                              | application/json | {\"stage\":2,\"java\":\"25\",\"n\":101}    | 400",
        "X: y                              | application/json | {\"stage\":2,\"java\":\"25\",\"n\":1e9}    | 400",
        "X: y                              | application/json | {\"stage\":2,\"java\":\"25\",\"delay\":6}  | 400",
        "X: y                              | application/json | {\"stage\":6,\"java\":\"25\"}            | 400",
        "X: y                              | application/json | {\"stage\":\"all\",\"java\":\"25\"}        | 400",
        "X: y                              | application/json | {\"stage\":2,\"java\":\"/bin/sh\"}       | 400",
        "X: y | application/json | {\"stage\":2,\"java\":\"25\",\"url\":\"http://evil.example\"} | 400",
        "X: y | application/json | {\"order\":[\"patch\",\"--all\"],\"java\":\"25\"} | 400",
        "X: y                              | application/json | not JSON at all                      | 400",
    })
    void invalidRequestIsRejected(String header, String type, String body, int status) throws Exception {
        String host = header.startsWith("Host: ") ? header : "Host: localhost";
        String answer = raw("POST /api/runs HTTP/1.1\r\n" + host + "\r\n"
            + (host.equals(header) ? "" : header + "\r\n") + "Content-Type: " + type
            + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ")
            .containsPattern("\\{\\s*\"error\": \"[^\\n]+\"\\s*}$");
        assertThat(ServedSite.jvms()).isEmpty();
    }

    @Test
    void oversizedBodyIsRejected() throws Exception {
        assertThat(post(" ".repeat(5_000), "Content-Type", "application/json").statusCode()).isEqualTo(413);
    }

    @Test
    void ofAHundredRequestsOneRunsAndFourQueue() throws Exception {
        var answers = Stream.generate(() -> sending(LONG)).limit(100).toList();
        var taken = answers.stream().map(CompletableFuture::join).filter(one -> one.statusCode() == 201).toList();
        assertThat(answers.stream().map(CompletableFuture::join).filter(one -> one.statusCode() != 201))
            .allSatisfy(one -> {
                assertThat(one.statusCode()).isEqualTo(429);
                assertThat(one.headers().firstValue("Retry-After")).isPresent();
            });
        assertThat(taken).hasSize(5);
        var states = taken.stream().map(this::latest)
            .collect(partitioningBy(data -> data.matches("\\{\"ahead\":[1-9].*")));
        assertThat(states.get(true)).as("the queued runs")
            .containsExactlyInAnyOrder("{\"ahead\":1}", "{\"ahead\":2}", "{\"ahead\":3}", "{\"ahead\":4}");
        assertThat(states.get(false)).as("the active run: none ahead, or already a phase").singleElement(STRING)
            .matches("\\{\"ahead\":0}|\\{\"phase\":\"(Preparing|Starting|Connecting|Running)[^\"]*\".*}");
        for (HttpResponse<String> one : taken) {
            assertThat(delete(started(one))).isEqualTo(204);
        }
    }

    /** The window is closed during its run. */
    @Test
    void closingTheWindowEndsTheJvm() throws Exception {
        try (Visit visit = site.visit("/slides/#/stage-2-run", Window.PROJECTOR)) {
            Page page = visit.page();
            page.locator("section.present#stage-2-run button.run").click();
            page.waitForCondition(() -> !ServedSite.jvms().isEmpty());
        }
        ServedSite.jvmsEnd(ServedSite.jvms(), 5 + 3); // the server abandons it after five
    }

    /** Tries to escape from every served folder. */
    @Test
    void filesOutsideTheSiteAreNotServed() throws Exception {
        Path secret = Files.writeString(site.folder.resolveSibling("secret.txt"), "SECRET");
        Path link = Files.createSymbolicLink(site.folder.resolve("assets/link.txt"), secret);
        Path out = Files.createSymbolicLink(site.folder.resolve("runs/out"), site.folder.getParent());
        try {
            for (String folder : folders()) {
                String up = "../".repeat((int) folder.chars().filter(c -> c == '/').count());
                for (String way : List.of(up, up.replace("..", "%2e%2e"), up.replace("../", "..%2f"),
                        up.replace("..", "%252e%252e"), up.replace("../", "..\\"), up.replace("../", "..%5c"),
                        up.replace("../", "..;/"), up.replace("../", ".%00./"), up.replace("../", "..%c0%af"),
                        up.replace("../", "....//"), "/" + up)) {
                    String answer = raw("GET " + folder + way + "secret.txt HTTP/1.1\r\nHost: localhost\r\n"
                        + "Connection: close\r\n\r\n");
                    assertThat(answer).as(folder + way).matches("(?s)HTTP/1.1 (30|40).*").doesNotContain("SECRET");
                }
            }
            for (String path : List.of("/assets/link.txt", "/runs/out/secret.txt", "/assets/link.txt%00.css")) {
                assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                    .as(path).startsWith("HTTP/1.1 40").doesNotContain("SECRET");
            }
        } finally {
            for (Path made : List.of(link, out, secret)) {
                Files.delete(made);
            }
        }
    }

    /** All folders as URL paths: {@code /}, {@code /slides/}, ... */
    private List<String> folders() throws IOException {
        try (Stream<Path> all = Files.walk(site.folder)) {
            List<String> folders = all.filter(Files::isDirectory)
                .map(folder -> ("/" + site.folder.relativize(folder) + "/").replace("//", "/")).toList();
            assertThat(folders).contains("/", "/slides/", "/sandbox/", "/notebooks/", "/runs/", "/assets/");
            return folders;
        }
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", URI.create(site.address()).getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        return client.send(request("/api/runs").headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> sending(String body) {
        return client.sendAsync(request("/api/runs").header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private int delete(String id) throws Exception {
        return client.send(request("/api/runs/" + id).DELETE().build(), HttpResponse.BodyHandlers.discarding())
            .statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(site.address() + path)).timeout(Duration.ofSeconds(20));
    }

    private static String started(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    }

    private String latest(HttpResponse<String> taken) {
        return latest(started(taken));
    }

    /** A run's state: the data of the first event that a listener receives. */
    private String latest(String id) {
        var events = client.sendAsync(request("/api/runs/" + id + "/events").build(),
            HttpResponse.BodyHandlers.ofLines()).join();
        try (Stream<String> lines = events.body()) {
            return lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow().substring(6);
        }
    }
}
