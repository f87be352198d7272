package greenlab.faults;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import greenlab.setup.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code lab} checks its ports before it sets up anything, and binds the site's after it has started Jupyter. */
@Tag("system")
@Timeout(180)
class StolenPortTest {
    @TempDir Path folder;

    @Test
    void portTakenMeanwhileEndsLabAndJupyter() throws Exception {
        int port = FreePorts.any();
        Path err = folder.resolve("err");
        Process lab = new ProcessBuilder(Checkout.find().jbang().toString(), "lab", "--no-browser", "--port", "" + port,
            "--jupyter-port", "0").redirectOutput(folder.resolve("out").toFile()).redirectError(err.toFile()).start();
        List<ProcessHandle> jupyter = awaitJupyter(lab);
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(lab.waitFor()).isEqualTo(1);
        }
        assertThat(Files.readString(folder.resolve("out"))).isEmpty();
        assertThat(Files.readAllLines(err)).last()
            .isEqualTo("lab: port " + port + " is already in use; choose another, or 0 for a free one");
        assertThat(jupyter).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    }

    private static List<ProcessHandle> awaitJupyter(Process lab) throws InterruptedException {
        while (lab.isAlive()) {
            List<ProcessHandle> found = lab.descendants().filter(StolenPortTest::isJupyter).toList();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("lab ended before it started Jupyter, with exit code " + lab.exitValue());
    }

    private static boolean isJupyter(ProcessHandle process) {
        return process.info().arguments().stream().flatMap(Stream::of).anyMatch(word -> word.endsWith("serve.py"));
    }
}
