package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outputs work in JupyterLab, classic Notebook, VS Code and a viewer that runs no code: all of these support their MIME
 * types, they are self-contained, and each picture has a description in text.
 */
class AnywhereTest {
    private static final Set<String> KNOWN = Set.of("image/svg+xml", "text/html", "text/markdown", "text/plain");

    /** Active content and external resources: viewers remove it, and some of them remove the whole output. */
    private static final Pattern ACTIVE = Pattern.compile(
        "<(script|iframe|object|embed|link|form|input|button|foreignObject)\\b"
        + "|\\bon[a-z]+=\"|javascript:|@import|url\\(\"?http|(src|href)=\"http");

    private record Output(String cell, String words, JsonObject data) {}

    static List<Path> notebooks() throws IOException {
        return Course.notebooks();
    }

    /** All but 02's stepper, which is a program; where it can't run, the code it steps through is shown. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void outputsWorkInEveryViewer(Path file) throws IOException {
        List<Output> passive = outputs(file).stream().filter(output -> !output.cell().equals("stepper")).toList();
        assertThat(passive).isNotEmpty().allSatisfy(output -> {
            assertThat(KNOWN).containsAll(output.data().keySet());
            output.data().entrySet().forEach(shown ->
                assertThat(text(shown.getValue())).as(output.cell()).doesNotContainPattern(ACTIVE));
        });
    }

    /** A viewer without pictures shows the plain text, which contains both clocks and the verdict, or a hub's. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void everyRunIsSummarizedInText(Path file) throws IOException {
        assertThat(outputs(file))
            .filteredOn(output -> text(output.data().get("image/svg+xml")).contains("greenlab-timeline"))
            .allSatisfy(output -> assertThat(text(output.data().get("text/plain")) + output.words()).as(output.cell())
                .containsPattern("\\d s, (fast|slow|mixed)|(failed|hung.*) after|watched for \\d|· (ok|failed)\\."));
    }

    /** All outputs with data, each with the text that its cell has printed. */
    private static List<Output> outputs(Path file) throws IOException {
        var all = new ArrayList<Output>();
        var cells = JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray("cells");
        for (JsonElement each : cells) {
            JsonObject cell = each.getAsJsonObject();
            if (cell.has("outputs")) {
                var shown = StreamSupport.stream(cell.getAsJsonArray("outputs").spliterator(), false)
                    .map(JsonElement::getAsJsonObject).toList();
                String words = shown.stream().map(output -> text(output.get("text"))).collect(Collectors.joining("\n"));
                shown.stream().filter(output -> output.has("data")).forEach(output ->
                    all.add(new Output(cell.get("id").getAsString(), words, output.getAsJsonObject("data"))));
            }
        }
        return all;
    }

    /** A string, or the lines of one; empty if absent. */
    private static String text(JsonElement text) {
        if (text == null) {
            return "";
        }
        return text.isJsonArray() ? StreamSupport.stream(text.getAsJsonArray().spliterator(), false)
            .map(JsonElement::getAsString).collect(Collectors.joining()) : text.getAsString();
    }
}
