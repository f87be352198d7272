package greenlab.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {
    @TempDir Path folder;

    @Test
    void isFoundFromAnyFolderInside() throws IOException {
        Checkout checkout = build(folder.resolve("a checkout"));
        Path inside = Files.createDirectories(checkout.root().resolve("notebooks/deep"));

        assertThat(Checkout.find(Map.of(), inside)).isEqualTo(checkout);
        assertThat(checkout.jbang()).isEqualTo(checkout.root().resolve("jbang"));
        assertThat(checkout.tls()).isEqualTo(checkout.root().resolve(".lab/tls"));
    }

    @Test
    void theEnvironmentWins() throws IOException {
        Checkout there = build(folder.resolve("there"));
        Checkout here = build(folder.resolve("here"));
        assertThat(Checkout.find(Map.of("GREENLAB_HOME", there.root().toString()), here.root())).isEqualTo(there);
    }

    @Test
    void saysWhatToDoWhereThereIsNone() throws IOException {
        Checkout here = build(folder.resolve("here"));
        assertThatThrownBy(() -> Checkout.find(Map.of(), folder))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("GREENLAB_HOME").hasMessageNotContaining("\n");
        assertThatThrownBy(() -> Checkout.find(Map.of("GREENLAB_HOME", folder + "/gone"), here.root()))
            .hasMessageContaining("gone");
    }

    @Test
    void thisTestRunsInOne() {
        assertThat(Checkout.find().jbang()).isExecutable();
    }

    private static Checkout build(Path root) throws IOException {
        Files.createDirectories(root.resolve("green"));
        Files.createFile(root.resolve("jbang-catalog.json"));
        return new Checkout(root);
    }
}
