package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import greenlab.setup.Checkout;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A machine without Python: the command has a mount namespace of its own, in which each python3 is an empty file. */
@Tag("system")
@Timeout(120)
class NoPythonTest {
    private static final String HIDE = "for file in $(which -a python3 apt-get); do mount --bind /dev/null $file; done; ";

    @TempDir Path folder;

    @Test
    void labServesTheSite() throws Exception {
        assumeTrue(sh("mount -t tmpfs none .lab/venv").start().waitFor() == 0, "mounting takes unshare, and root");
        Path err = folder.resolve("err");
        Process lab = sh(HIDE + "mount -t tmpfs none .lab/venv; exec ./jbang lab --no-browser --port 0")
            .redirectError(err.toFile()).start();
        String first = lab.inputReader().readLine();
        assertThat(Files.readString(err)).endsWith(
            "Site without notebooks: no Python 3.11 or later with venv; install python3-venv (so named in Debian)\n");
        assertThat(first).matches("Site: +http://localhost:\\d+");
        try (var client = HttpClient.newHttpClient()) {
            URI site = URI.create(first.replaceAll("Site: +", "") + "/sandbox/");
            assertThat(client.send(HttpRequest.newBuilder(site).build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(200);
        }
        lab.destroy();
        assertThat(lab.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    private static ProcessBuilder sh(String script) {
        return new ProcessBuilder("unshare", "--mount", "sh", "-c", script).directory(Checkout.find().root().toFile());
    }
}
