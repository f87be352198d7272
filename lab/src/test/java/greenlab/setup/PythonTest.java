package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Python, under other names. */
class PythonTest {
    @TempDir
    private Path folder;

    @Test
    void aShimIsLookedBehind() throws Exception {
        Path real = Python.forVenv().orElseThrow().program();
        Path shim = folder.resolve("python3");
        Files.createFile(shim, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(shim, "#!/bin/sh\nexec '" + real + "' \"$@\"\n");
        assertThat(Python.itself(shim)).contains(new Python(real));
        assertThat(Python.itself(folder.resolve("none"))).isEmpty();
    }
}
