package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteSourcesTest {
    @TempDir
    private Path folder;

    @Test
    void checksumChangesWithTheFilesAndJupytersAddressOnly() throws IOException {
        Path hidden = Files.createDirectory(folder.resolve(".greenlab"));
        Path page = Files.writeString(hidden.resolve("page.html"), "one");
        String first = checksum(hidden);
        Files.createDirectories(hidden.resolve(".lab"));
        Files.writeString(hidden.resolve(".lab/log"), "not a source");
        assertThat(checksum(hidden)).isEqualTo(first);

        Files.writeString(page, "three");
        String second = checksum(hidden);
        assertThat(second).isNotEqualTo(first);
        Files.move(page, hidden.resolve("renamed.html"));
        assertThat(checksum(hidden)).isNotIn(first, second);
        assertThat(SiteSources.checksum(new Checkout(hidden), Optional.of(URI.create("http://localhost:1/"))))
            .isNotEqualTo(checksum(hidden));
    }

    private static String checksum(Path checkout) throws IOException {
        return SiteSources.checksum(new Checkout(checkout), Optional.empty());
    }
}
