package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a call: one line on stderr that says so, the right exit code, nothing on stdout. */
@Tag("system")
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "stage 7                      | there is no stage '7'",
        "stage                        | Missing required parameter",
        "stage 1 -n 0                 | -n 0 is not between 1 and 10000",
        "stage 1 -n -1                | -n -1 is not between 1 and 10000",
        "stage 1 -n 1e9               | '1e9' is not an int",
        "stage 1 -n 1000000000        | -n 1000000000 is not between 1 and 10000",
        "stage 1 -n ten               | 'ten' is not an int",
        "stage 1 --delay x            | 'x' is not a double",
        "stage 1 --delay -1           | --delay -1.0 is not more than 0",
        "stage 1 --java 17            | the stages run on 21 and 25",
        "stage 4 --patch half         | but was 'half'",
        "stage 1 --sideways           | Unknown option: '--sideways'",
        "fetch -n ten                 | 'ten' is not an int",
        "fetch --runtime fast         | but was 'fast'",
        "fetch --carriers 0           | --carriers 0 is less than 1",
        "fetch ftp://localhost/       | 'ftp://localhost/' is not an http or https URL",
        "serve --port 70000           | --port is 0 to 65535, not 70000",
        "serve --threads 0            | threads",
        "lab --port ten               | 'ten' is not an int",
        "slides --port 70000          | --port must be 0 to 65535, was 70000",
        "slides --export              | Missing required parameter",
        "doctor --loud                | Unknown option: '--loud'"})
    void wrongWordsAreRefusedWithExitCode2(String call, String reason) throws Exception {
        assertRefused(Command.run(call.strip().split(" ")), 2, reason);
    }

    @Test
    void anAddressWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        String nobody = "http://localhost:" + port;
        assertRefused(Command.run("fetch", nobody), 1, "nothing listens at " + nobody);
    }

    @Test
    void aServerThatAnswers500() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            assertRefused(Command.run("fetch", "http://localhost:" + server.getAddress().getPort() + "/x"), 1,
                "answered 500");
        } finally {
            server.stop(0);
        }
    }

    /** Its certificate is of its own making, and not the one in this checkout's truststore. */
    @Test
    void aCertificateThatNobodyTrusts(@TempDir Path keys) throws Exception {
        try (DelayServer stranger = DelayServer.start(ServerConfig.local(keys))) {
            assertRefused(Command.run("fetch", stranger.https().toString()), 1, "is not one this client trusts");
        }
    }

    /** It accepts, and says nothing for ever. */
    @Test
    void aServerThatNeverAnswers() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertRefused(Command.run("fetch", "http://localhost:" + silent.getLocalPort(), "--runtime", "green",
                "--delay", "0.1"), 1, "did not answer within 10 s");
        }
    }

    @Test
    void aTakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            assertRefused(Command.run("serve", "--port", port, "--https-port", "0"), 1,
                "port " + port + " is already in use");
            assertRefused(Command.run("lab", "--no-browser", "--port", port), 1, "port " + port + " is already in use");
        }
    }

    @Test
    void aPlaceThatRunsCannotBeSavedTo() throws Exception {
        assertRefused(Command.run("stage", "1", "--save", "/no/such/folder/run.json"), 1,
            "there is no file or folder /no/such/folder/run.json");
    }

    private static void assertRefused(Command.Ended ended, int exitCode, String reason) {
        assertThat(ended.complaints()).singleElement().asString().contains(reason);
        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.out()).isEmpty();
    }
}
