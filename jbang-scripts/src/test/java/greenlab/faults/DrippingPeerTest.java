package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.commands.CtrlC;
import greenlab.setup.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A peer that sends a byte each second never times out; Ctrl-C ends the fetch. */
@Tag("system")
@Timeout(120)
class DrippingPeerTest {
    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"green", "threads"})
    void ctrlCEndsTheFetch(String runtime) throws Exception {
        try (FaultyServer server = new FaultyServer(Fault.DRIPS, null, 1)) {
            Path err = folder.resolve("err");
            Process fetch = new ProcessBuilder(CtrlC.heeded(List.of(Checkout.find().jbang().toString(), "fetch",
                server.address().toString(), "--runtime", runtime, "-n", "3"))).redirectError(err.toFile()).start();
            server.awaitFault();
            CtrlC.press(fetch);
            assertThat(fetch.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(fetch.exitValue()).isEqualTo(130);
            assertThat(Files.readAllLines(err).stream().filter(line -> !line.startsWith("[jbang]"))).isEmpty();
        }
    }
}
