package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.run.Run;
import greenlab.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SavedRunsTest {
    private static final String RUN = """
        {"stage":null,"java":"25","emulated":false,"runtime":"green","proto":"https","n":1,"delay":1.0,"seconds":1.0,
         "ok":1,"verdict":"fast","peakInFlight":1,"tls":null,"blocked":[],"error":null,"events":[]}""";

    @TempDir Path folder;

    private SavedRuns read(String content) throws IOException {
        return SavedRuns.read(Files.writeString(folder.resolve("saved.json"), content));
    }

    @Test
    void readsOneRun_orSeveral() throws IOException {
        assertThat(read(RUN).runs()).hasSize(1);
        assertThat(read("[" + RUN + "," + RUN + "]\n").runs()).hasSize(2);
        assertThat(read(RUN).outcomes()).isEmpty();
    }

    @Test
    void listOfNames_readsThoseFiles() throws IOException {
        Files.writeString(folder.resolve("one-3.json"), RUN);
        Files.writeString(folder.resolve("two.json"), RUN.replace("green", "virtual"));
        SavedRuns saved = read("[\"two\", \"one-3\"]");
        assertThat(saved.runs()).extracting(Run::runtime).containsExactly("virtual", "green");
        assertThat(RunJson.runs(saved.json())).isEqualTo(saved.runs());
        assertThatThrownBy(() -> read("[\"three\"]")).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void distinguishesOrdersFromRuns() throws IOException {
        String order = RUN.replaceFirst("\\{", "{\"order\":[\"patch\",\"client\"],\"warnings\":[],");
        assertThat(read("[" + order + "]").outcomes()).singleElement().extracting(Outcome::order)
            .hasToString("patch client");
    }

    @Test
    void endlessFile_isRejected() {
        assertThatThrownBy(() -> SavedRuns.read(Path.of("/dev/zero"))).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("it is longer than");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', value = {
        "hello           | it isn't JSON",
        "[               | it isn't JSON",
        "''              | it is empty",
        "[]              | it contains no run",
        "[\"../other\"] | not a run",
        "3               | not a run",
        "{\"stage\": 2}  | not a run: java is missing",
        "{\"order\": [\"unknown\"]} | not a run: java is missing"})
    void otherFiles_areRejectedInOneLine(String content, String reason) {
        assertThatThrownBy(() -> read(content)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith(folder.resolve("saved.json") + " was not written by --save")
            .hasMessageContaining(reason).message().doesNotContain("\n");
    }
}
