package greenlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Invalid command lines. A valid one would run until it is killed. */
class ServeCommandTest {

    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(stderr);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port x", "--port -1", "--https-port 65536", "--threads 0", "--threads many",
        "--threads 2 --virtual", "--nonsense", "--host=", "surplus"})
    void invalidArgument_isOneLineAndExitCode2(String arguments) {
        assertThat(run(arguments.split(" "))).isEqualTo(2);
        assertThat(captured.toString(StandardCharsets.UTF_8)).startsWith("serve: ").endsWith(" (see serve --help)\n")
            .hasLineCount(1);
    }

    @Test
    void portInUse_isOneLineAndExitCode1() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(other.getLocalPort());
            assertThat(run("--keys", Path.of("target", "tls").toString(), "--port", port)).isEqualTo(1);
            assertThat(captured).hasToString(
                "serve: port " + port + " is already in use; choose another, or 0 for a free one\n");
        }
    }

    private static int run(String... arguments) {
        return Cli.configured(new CommandLine(new ServeCommand())).execute(arguments);
    }
}
