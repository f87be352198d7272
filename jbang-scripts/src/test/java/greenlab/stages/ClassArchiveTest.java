package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.FetchJob;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.setup.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@Tag("system")
@ResourceLock("children of this JVM that fetch")
class ClassArchiveTest {
    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final RunSpec ONE_FETCH = RunSpec.ofStage(1, "25", RuntimeName.GREEN, Proto.https, 1, 0.001);

    @TempDir
    private Path folder;

    @Test
    void theSecondRunLoadsItsClassesFromTheArchiveOfTheFirst() throws Exception {
        Checkout checkout = Checkout.find();
        try (DelayServer server = DelayServer.start(ServerConfig.local(checkout.tls()))) {
            var runner = new StageRunner(checkout, server, System.err::println);
            Path loaded = folder.resolve("loaded");
            runner.run(ONE_FETCH, run -> { });
            runner.finished(ONE_FETCH, List.of("-Xlog:class+load:file=" + loaded), run -> { }, phase -> { });
            assertThat(Files.readString(loaded)).contains("greenlab.fetch.FetchMain source: shared objects file (top)");
        }
    }

    @Test
    void aJdkThatCannotWriteOneIsAskedOnce() throws Exception {
        var archive = new ClassArchive(JDK, folder.resolve("classes.jsa"));
        assertThat(archive.flags()).isEmpty();
        archive.write(new FetchJob(ONE_FETCH, "not a URL", null, true));
        assertThat(archive.file()).isEmptyFile();
        assertThat(archive.isMissingIn(Checkout.find().root())).isFalse();
        assertThat(archive.flags()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**.jsa.*");
    }
}
