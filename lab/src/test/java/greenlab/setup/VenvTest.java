package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments made by the real uv and the real pip. */
class VenvTest {
    @TempDir
    private Path folder;

    /** With the uv that the set-up has brought; six is one of the packages that came with Jupyter. */
    @Test
    void uvInstallsWhatIsRequired() throws Exception {
        Files.createSymbolicLink(folder.resolve("uv"), Checkout.find().lab().resolve("uv"));
        Python made = install("six==1.17.0\n");
        assertThat(made.version("six")).isEqualTo("1.17.0");
        assertThat(folder.resolve("venv/lib/python" + minor(made) + "/site-packages/six-1.17.0.dist-info/INSTALLER"))
            .as("who installed it").hasContent("uv");
    }

    @Test
    void pipDoesWhereUvCannotBeBrought() throws Exception {
        assumeTrue(Tool.onPath("uv").isEmpty(), "an installed uv needn't be brought");
        Files.writeString(folder.resolve("uv"), "a file where a folder is to be");
        assertThat(install("# nothing more\n").has("pip")).isTrue();
    }

    private static String minor(Python python) {
        return python.version().replaceFirst("\\.\\d+$", "");
    }

    private Python install(String requirements) throws Exception {
        Path file = Files.writeString(folder.resolve("requirements.txt"), requirements);
        Venv venv = new Venv(folder.resolve("venv"), file, "what a test needs");
        venv.install();
        return venv.find().orElseThrow();
    }
}
