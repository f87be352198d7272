package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Chromium prints. */
@Tag("system")
class ChromiumTest {
    private static final byte[] TWO_PAGES =
        "<p>one</p><p style='break-before: page'>two</p>".getBytes(StandardCharsets.UTF_8);
    private static final Pattern PAGE = Pattern.compile("/Type\\s*/Page\\b");

    @TempDir
    private Path folder;

    /** The browser's initial page, which is empty, must not be printed. */
    @Test
    void printsAPageThatLoadsLate() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", ChromiumTest::answerLate);
        server.start();
        Path pdf = folder.resolve("two.pdf");
        try {
            URI page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a-reader's");
            Chromium.find().print(page, pdf);
        } finally {
            server.stop(0);
        }
        assertThat(PAGE.matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1)).results()).hasSize(2);
    }

    private static void answerLate(HttpExchange exchange) throws IOException {
        try (exchange) {
            Thread.sleep(2000);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, TWO_PAGES.length);
            exchange.getResponseBody().write(TWO_PAGES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
