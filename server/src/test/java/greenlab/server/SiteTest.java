package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The site serves the files of its folder and no others. */
class SiteTest {

    @TempDir
    private static Path machine;
    private static Path site;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        site = machine.resolve("the site");
        write("secret.txt", "SECRET");
        write("the site of others/secret.txt", "SECRET");
        write("the site/index.html", "<h1>Front</h1>");
        write("the site/slides/index.html", "<h1>Slides</h1>");
        write("the site/slides/Grün & Gelb.txt", "grün");
        write("the site/assets/live-run.js", "export {}");
        write("the site/assets/site.css", "h1 {}");
        write("the site/assets/new.mjs", "export {}");
        write("the site/assets/cat.svg", "<svg/>");
        write("the site/runs/a.json", "[]");
        write("the site/stats", "hidden by the endpoint");
        write("the site/.git/config", "SECRET");
        write("the site/assets/.hidden", "SECRET");
        Files.createSymbolicLink(site.resolve("link.txt"), machine.resolve("secret.txt"));
        Files.createSymbolicLink(site.resolve("out"), machine);
        Files.createSymbolicLink(site.resolve("git"), site.resolve(".git"));
        Files.createSymbolicLink(site.resolve("a.json"), site.resolve("runs/a.json"));
        server = new TestServer(ServerConfig.local(TestServer.KEYS).withSite(site));
    }

    private static void write(String path, String text) throws Exception {
        var file = machine.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "/                             | text/html;charset=utf-8 | <h1>Front</h1>",
        "/slides/                      | text/html;charset=utf-8 | <h1>Slides</h1>",
        "/slides/index.html            | text/html;charset=utf-8 | <h1>Slides</h1>",
        "/slides/../index.html         | text/html;charset=utf-8 | <h1>Front</h1>",
        "/slides/Gr%C3%BCn%20&%20Gelb.txt | text/plain;charset=utf-8 | grün",
        "/assets/live-run.js           | text/javascript        | export {}",
        "/assets/new.mjs               | text/javascript        | export {}",
        "/assets/site.css              | text/css               | h1 {}",
        "/assets/cat.svg               | image/svg+xml          | <svg/>",
        "/runs/a.json                  | application/json        | []",
        "/a.json                       | application/json        | []",
    })
    void servesFilesOfTheFolder(String path, String type, String body) throws Exception {
        var page = raw("GET", path);
        assertThat(page).startsWith("HTTP/1.1 200 ").contains("Content-Type: " + type)
            .contains("Cache-Control: no-cache").contains("nosniff").contains("frame-ancestors 'self'").endsWith(body);
        assertThat(raw("HEAD", path)).startsWith("HTTP/1.1 200 ").contains("Content-Type: " + type)
            .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/../secret.txt", "/slides/../../secret.txt", "/%2e%2e/secret.txt", "/%2E./secret.txt",
        "/slides/%2e%2e/%2e%2e/secret.txt", "/..%2fsecret.txt", "/slides%2f..%2f..%2fsecret.txt", "/..\\secret.txt",
        "/%5c..%5csecret.txt", "/..;/secret.txt", "/;/../secret.txt", "/%252e%252e/secret.txt", "//secret.txt",
        "/../the%20site%20of%20others/secret.txt", "/link.txt", "/out/secret.txt", "/out/", "/git/config",
        "/.git/config", "/%2egit/config", "/.git/", "/assets/.hidden", "/assets/%2ehidden", "/link.txt%00.html",
        "/assets/", "/runs/", "/runs", "/slides/index.html/", "/proc/self/environ", "/greenlab/site/index.html"})
    void servesNothingElse(String path) throws Exception {
        for (var method : new String[] {"GET", "HEAD"}) {
            assertThat(raw(method, path)).matches("(?s)HTTP/1.1 (30|40).*").doesNotContain("SECRET", "a.json");
        }
    }

    @Test
    void folderRedirectsToItsIndex() throws Exception {
        assertThat(raw("GET", "/slides")).startsWith("HTTP/1.1 302 ").contains("Location: /slides/\r\n");
    }

    @Test
    void regeneratedPageIsServed() throws Exception {
        write("the site/new.html", "one");
        assertThat(server.get("/new.html").body()).isEqualTo("one");
        write("the site/new.html", "another");
        assertThat(server.get("/new.html").body()).isEqualTo("another");
    }

    @Test
    void endpointsTakePrecedence() throws Exception {
        assertThat(raw("GET", "/stats")).startsWith("HTTP/1.1 400 ").contains("missing parameter run");
        assertThat(raw("POST", "/api/runs")).startsWith("HTTP/1.1 404 ");
        assertThat(raw("POST", "/index.html")).matches("(?s)HTTP/1.1 40[45] .*");
    }

    private static String raw(String method, String path) throws Exception {
        try (var socket = server.connect()) {
            socket.getOutputStream().write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Connection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
