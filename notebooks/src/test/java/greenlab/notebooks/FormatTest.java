package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed notebooks are complete, run in order, small, and readable without pictures. */
class FormatTest {
    private static final int MAX_BYTES = 320_000;
    private static final int MAX_LINES = 12;
    private static final String ANSWER = "exercise-\\d+-answer";

    /** A measured number with its unit: seconds with decimals, factors, memory. */
    private static final Pattern FIGURE =
        Pattern.compile("\\b\\d+\\.\\d+ ?(s|seconds|ms|x|times)\\b|\\b\\d+ ?(ms|µs|ns|KB|MB|kB)\\b");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
    private static final Pattern STRING = Pattern.compile("\"([^\"\\n]*)\"");

    static List<Path> notebooks() throws IOException {
        return Course.notebooks();
    }

    @Test
    void allNotebooksExist() throws IOException {
        assertThat(Course.notebooks()).hasSize(Course.NOTEBOOKS);
        for (int number = 0; number < Course.NOTEBOOKS; number++) {
            assertThat(Course.notebook(number).getFileName().toString()).startsWith("%02d-".formatted(number));
        }
    }

    /** Only outputs have measured numbers; those of the original are in cells whose ids start with {@code original}. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void proseHasNoMeasuredNumbers(Path file) throws IOException {
        assertThat(cells(file).filter(cell -> !cell.get("id").getAsString().startsWith("original"))
            .filter(cell -> FIGURE.matcher(prose(cell)).find()).map(cell -> cell.get("id").getAsString())).isEmpty();
    }

    /** Every relative link points to an existing file. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void linksPointToExistingFiles(Path file) throws IOException {
        Matcher links = LINK.matcher(cells(file).map(FormatTest::source).collect(Collectors.joining("\n")));
        List<String> targets = new ArrayList<>();
        while (links.find()) {
            targets.add(links.group(1));
        }
        assertThat(targets).isNotEmpty().allMatch(target -> Files.exists(file.resolveSibling(target)));
    }

    @Test
    @Tag("system")
    void isValidNbformat() throws IOException, InterruptedException {
        List<Path> notebooks = Course.notebooks();
        assertThat(Lab.find().run(Integer.class, "validate.py", notebooks.toArray())).isEqualTo(notebooks.size());
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void worksWithAnyKernelNamedJava(Path file) throws IOException {
        var kernel = read(file).getAsJsonObject("metadata").getAsJsonObject("kernelspec");
        assertThat(kernel).isEqualTo(JsonParser.parseString("""
            {"display_name": "Java", "language": "java", "name": "java"}"""));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void cellIdsAreUniqueNames(Path file) throws IOException {
        var ids = cells(file).map(cell -> cell.get("id").getAsString()).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void wasRunFromTopToBottom(Path file) throws IOException {
        var counts = code(file).stream().map(cell -> cell.get("execution_count"))
            .map(count -> count.isJsonNull() ? 0 : count.getAsInt()).toList();
        assertThat(counts).isEqualTo(IntStream.rangeClosed(1, counts.size()).boxed().toList());
        assertThat(outputs(file)).extracting(output -> output.get("output_type").getAsString())
            .contains("display_data").isSubsetOf("display_data", "stream");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void isSmallAndHasNoLocalPaths(Path file) throws IOException {
        assertThat(Files.size(file)).isLessThan(MAX_BYTES);
        assertThat(Files.readString(file)).doesNotContain(file.getParent().toString(),
            System.getProperty("user.home") + "/");
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyPictureHasADescription(Path file) throws IOException {
        var pictures = outputs(file).stream().filter(output -> output.has("data"))
            .map(output -> output.getAsJsonObject("data")).filter(data -> data.has("image/svg+xml")).toList();
        assertThat(pictures).isNotEmpty().allSatisfy(data -> {
            assertThat(text(data.get("image/svg+xml"))).startsWith("<svg").contains("<title ", "<desc ");
            assertThat(text(data.get("text/plain"))).isNotBlank().doesNotStartWith("<");
        });
    }

    /** PlainKernelTest runs the folded one. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void beginsWithOneLineAfterAFoldedCheck(Path file) throws IOException {
        assertThat(source(code(file).getFirst())).isEqualTo(source(code(Course.notebook(0)).getFirst()));
        assertThat(isFolded(code(file).getFirst())).isTrue();
        assertThat(source(code(file).get(1))).isEqualTo("lesson = Lesson.begin();");
    }

    /** A folded cell only prepares something, which its first line describes. Visible code fits on a slide. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void longCellsAreFolded(Path file) throws IOException {
        assertThat(code(file).stream().filter(cell -> isFolded(cell)
            ? !source(cell).startsWith("// ") || id(cell).matches(ANSWER)
            : source(cell).lines().count() > MAX_LINES).map(FormatTest::id)).isEmpty();
    }

    /** Headings begin slides, the code below comes step by step, and solutions are for the presenter. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void everyCellHasASlideType(Path file) throws IOException {
        assertThat(cells(file).filter(cell -> !slideTypes(cell).contains(slideType(cell))).map(FormatTest::id))
            .isEmpty();
    }

    private static String slideType(JsonObject cell) {
        JsonObject slideshow = cell.getAsJsonObject("metadata").getAsJsonObject("slideshow");
        return slideshow == null ? "" : slideshow.get("slide_type").getAsString();
    }

    private static List<String> slideTypes(JsonObject cell) {
        if (cell.get("cell_type").getAsString().equals("code")) {
            return isFolded(cell) && cell.getAsJsonArray("outputs").isEmpty() ? List.of("skip")
                : List.of("fragment", "subslide", "skip");
        }
        return id(cell).endsWith("-solution") ? List.of("notes")
            : source(cell).matches("(?s)##? .*") ? List.of("slide", "notes", "skip")
            : List.of("subslide", "fragment", "notes");
    }

    /** RunAllTest gives each exercise three wrong answers or more. */
    @ParameterizedTest
    @MethodSource("notebooks")
    void everyExerciseHasWrongAnswers(Path file) throws IOException {
        Path answers = file.resolveSibling("src/test/resources/wrong-answers.json");
        JsonObject wrong = read(answers).getAsJsonObject(file.getFileName().toString().replace(".ipynb", ""));
        assertThat(code(file).stream().map(FormatTest::id).filter(id -> id.matches(ANSWER))
            .map(id -> id.replace("-answer", ""))).isNotEmpty().containsExactlyElementsOf(wrong.keySet());
        assertThat(wrong.asMap().values()).allMatch(all -> Set.copyOf(all.getAsJsonArray().asList()).size() >= 3);
    }

    private static boolean isFolded(JsonObject cell) {
        JsonObject metadata = cell.getAsJsonObject("metadata");
        boolean folded = metadata.has("jupyter")
            && metadata.getAsJsonObject("jupyter").get("source_hidden").getAsBoolean();
        assertThat(metadata.has("tags") && metadata.getAsJsonArray("tags").contains(new JsonPrimitive("helper")))
            .as(id(cell)).isEqualTo(folded);
        return folded;
    }

    private static String id(JsonObject cell) {
        return cell.get("id").getAsString();
    }

    /** A cell's prose: its Markdown, or the strings in its code. */
    private static String prose(JsonObject cell) {
        return cell.get("cell_type").getAsString().equals("code")
            ? STRING.matcher(source(cell)).results().map(match -> match.group()).collect(Collectors.joining("\n"))
            : source(cell);
    }

    private static String source(JsonObject cell) {
        return text(cell.get("source"));
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
    }

    private static java.util.stream.Stream<JsonObject> cells(Path file) throws IOException {
        return objects(read(file).getAsJsonArray("cells")).stream();
    }

    private static List<JsonObject> code(Path file) throws IOException {
        return cells(file).filter(cell -> cell.get("cell_type").getAsString().equals("code")).toList();
    }

    private static List<JsonObject> outputs(Path file) throws IOException {
        var all = new ArrayList<JsonObject>();
        code(file).forEach(cell -> all.addAll(objects(cell.getAsJsonArray("outputs"))));
        return all;
    }

    private static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    /** A multi-line string of nbformat: a string, or an array of lines. */
    private static String text(JsonElement text) {
        return text.isJsonArray() ? StreamSupport.stream(text.getAsJsonArray().spliterator(), false)
            .map(JsonElement::getAsString).collect(Collectors.joining()) : text.getAsString();
    }
}
