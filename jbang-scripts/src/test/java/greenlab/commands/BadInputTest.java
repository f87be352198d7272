package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import greenlab.setup.FreePorts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors of a call: one line on stderr, the exit code, and nothing on stdout. */
@Tag("system")
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "stage 7                      | unknown stage '7'; expected 0 to 5, or all",
        "stage                        | Missing required parameter",
        "stage 1 -n 0                 | -n must be 1 to 10000, was 0",
        "stage 1 -n -1                | -n must be 1 to 10000, was -1",
        "stage 1 -n 1e9               | '1e9' is not an int",
        "stage 1 -n 1000000000        | -n must be 1 to 10000, was 1000000000",
        "stage 1 -n ten               | 'ten' is not an int",
        "stage 1 --delay x            | 'x' is not a double",
        "stage 1 --delay -1           | --delay must be > 0 and <= 60 seconds, was -1.0",
        "stage 1 --java 17            | --java must be 21, 21*, 25 or later, was '17'",
        "stage 4 --patch half         | expected one of full, partial, none but was 'half'",
        "stage 1 --sideways           | Unknown option: '--sideways'",
        "fetch -n ten                 | 'ten' is not an int",
        "fetch --runtime fast         | expected one of serial, threads, green, virtual but was 'fast'",
        "fetch --carriers 0           | --carriers must be >= 1 and <= 32767, was 0",
        "fetch --carriers 40000       | --carriers must be >= 1 and <= 32767, was 40000",
        "stage 1 --carriers 0         | --carriers must be >= 1 and <= 32767, was 0",
        "fetch ftp://localhost/       | invalid URL 'ftp://localhost/'",
        "fetch http://u:pw@localhost/ | a user name is not sent; remove what precedes the '@'",
        "serve --port 70000           | --port must be 0 to 65535, was 70000",
        "serve --threads 0            | threads must be from 1 to 10000, was 0",
        "serve --host=                | --host is empty",
        "lab --port ten               | 'ten' is not an int",
        "slides --port 70000          | --port must be 0 to 65535, was 70000",
        "slides --export              | Missing required parameter",
        "grade                        | name an exercise: hub; or use --save or --table",
        "grade hub --case nine        | expected one of order, timers, reads, idle, fairness",
        "grade --table x --save y     | --table needs no EXERCISE or --save",
        "doctor --loud                | Unknown option: '--loud'"})
    void invalidOptionIsAUsageError(String call, String reason) throws Exception {
        assertRefused(Command.run(call.strip().split(" ")), 2, reason);
    }

    @Test
    void closedPortIsReported() throws Exception {
        String address = "http://localhost:" + FreePorts.any();
        assertRefused(Command.run("fetch", address), 1, "nothing listens at " + address);
    }

    @Test
    void status500IsReported() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        try {
            assertRefused(Command.run("fetch", "http://localhost:" + server.getAddress().getPort() + "/x"), 1,
                "returned 500");
        } finally {
            server.stop(0);
        }
    }

    /** The server's certificate isn't the one in this checkout's truststore. */
    @Test
    void untrustedCertificateIsReported(@TempDir Path keys) throws Exception {
        try (DelayServer server = DelayServer.start(ServerConfig.local(keys))) {
            assertRefused(Command.run("fetch", server.https().toString()), 1, "is not trusted by this client");
        }
    }

    /** The server accepts connections and never responds. */
    @Test
    void silentServerTimesOut() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertRefused(Command.run("fetch", "http://localhost:" + silent.getLocalPort(), "--runtime", "green",
                "--delay", "0.1"), 1, "did not answer within 10 s");
        }
    }

    @Test
    void portInUseIsReported(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            assertRefused(Command.run("serve", "--port", port, "--https-port", "0"), 1,
                "port " + port + " is already in use");
            assertRefused(Command.run("lab", "--no-browser", "--port", port), 1, "port " + port + " is already in use");
            Path connection = Files.writeString(folder.resolve("connection.json"), "{'shell_port': " + port + "}");
            assertRefused(Command.run("kernel", connection.toString()), 1,
                "port " + port + " of the connection file is already in use; start another kernel");
        }
    }

    @Test
    void missingFolderIsReportedBeforeTheRun() throws Exception {
        assertRefused(Command.run("stage", "1", "--save", "/no/such/folder/run.json"), 1,
            "no such file or folder: /no/such/folder/run.json");
        assertRefused(Command.run("slides", "--pdf", "/no/such/folder/x.pdf"), 1,
            "no such file or folder: /no/such/folder/x.pdf");
    }

    @Test
    void fullDiskIsReportedWithTheFile() throws Exception {
        String run = Checkout.find().root().resolve("slides/runs/fast-3.json").toString();
        assertRefused(Command.run("replay", run, "--svg", "/dev/full"), 1,
            "cannot write /dev/full: No space left on device");
    }

    private static void assertRefused(Command.Ended ended, int exitCode, String reason) {
        assertThat(ended.errors()).singleElement().asString().contains(reason);
        assertThat(ended.exitCode()).isEqualTo(exitCode);
        assertThat(ended.out()).isEmpty();
    }
}
