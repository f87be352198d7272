package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor on a machine without most parts. */
@Tag("system")
class DoctorTest {
    @TempDir Path folder;

    /** PATH is a folder that has what a shell needs and nothing else. */
    private Map<String, String> bare() throws Exception {
        for (String program : List.of("sh", "cksum", "grep", "dirname", "readlink", "find", "head", "sed", "cat", "tr",
            "touch", "mv", "rm", "mkdir")) {
            Path real = Stream.of("/bin", "/usr/bin").map(place -> Path.of(place, program)).filter(Files::exists)
                .findFirst().orElseThrow();
            Files.createSymbolicLink(folder.resolve(program), real);
        }
        return Map.of("PATH", folder.toString(), "JAVA_HOME", System.getProperty("java.home"));
    }

    /** JUnit warns of links that lead out of the folder it deletes. */
    @AfterEach
    void cutLinks() throws Exception {
        try (var links = Files.list(folder)) {
            for (Path link : links.toList()) {
                Files.delete(link);
            }
        }
    }

    @Test
    void eachFailedCheckSuggestsAFix() throws Exception {
        Command.Ended ended = Command.shell("jbang doctor", bare());
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out())
            .contains("ERROR    Maven        no mvn on PATH that prints its version\n"
                + "                      -> ")
            .containsPattern("warning  npm .*\n +-> .*npm")
            .containsPattern("ok       JDK 25 +25\\.\\S+ in /");
        assertThat(ended.out().lines().filter(line -> line.startsWith("warning") || line.startsWith("ERROR")))
            .hasSameSizeAs(ended.out().lines().filter(line -> line.contains(" -> ")).toList());
    }

    @Test
    void jsonHasOneObjectACheck() throws Exception {
        Command.Ended ended = Command.shell("jbang doctor --json", bare());
        List<JsonElement> checks = JsonParser.parseString(ended.out()).getAsJsonArray().asList();
        assertThat(checks).allSatisfy(check -> assertThat(check.getAsJsonObject().keySet())
            .containsExactly("part", "state", "detail", "fix"));
        assertThat(checks).filteredOn(check -> check.getAsJsonObject().get("part").getAsString().equals("Maven"))
            .singleElement().satisfies(maven ->
                assertThat(maven.getAsJsonObject().get("state").getAsString()).isEqualTo("ERROR"));
    }
}
