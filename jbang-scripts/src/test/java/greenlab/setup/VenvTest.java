package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments made by the real uv. */
@Tag("system")
class VenvTest {
    @TempDir
    private Path folder;

    @Test
    void uvInstalledTheLabsPackages() throws Exception {
        try (Stream<Path> files = Files.walk(Checkout.find().lab().resolve("venv/lib"), 4)) {
            assertThat(files.filter(file -> file.toString().matches(".*/jupyterlab-[^/]*/INSTALLER")))
                .singleElement().satisfies(installer -> assertThat(installer).hasContent("uv"));
        }
    }

    @Test
    void environmentIsCurrent_untilItsRequirementsChange() throws Exception {
        Path requirements = Files.writeString(folder.resolve("requirements.txt"), "# none\n");
        Venv venv = new Venv(folder.resolve("it's a venv"), requirements, "nothing");
        assertThat(venv.isCurrent()).isFalse();
        venv.install();
        assertThat(venv.isCurrent()).isTrue();
        Files.writeString(requirements, "# other ones\n");
        assertThat(venv.isCurrent()).isFalse();
    }
}
