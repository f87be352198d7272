package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a notebook says about its runs without a figure, such as their order, is in claims.tsv with the cell that checks
 * it whenever the notebook runs. So the test fails for a reworded sentence and for a removed check.
 */
class NotebookClaimsTest {

    /**
     * A line of claims.tsv.
     *
     * @param notebook its number
     * @param sentence as in the source of a cell, with single spaces for its line breaks
     * @param check the id of the cell that calls {@code lesson.check}; or an exercise, whose cells call
     *     {@code lesson.answer}, which has to accept the solution
     */
    record Claim(String notebook, String sentence, String check) {
        static Claim of(String line) {
            String[] columns = line.split("\t");
            return new Claim(columns[0], columns[1], columns[2]);
        }

        boolean standsIn(JsonObject cell) {
            return source(cell).replaceAll("\\s+", " ").contains(sentence);
        }

        boolean isCheckedBy(JsonObject cell) {
            String id = cell.get("id").getAsString();
            return check.startsWith("exercise-") ? id.startsWith(check + "-") && source(cell).contains("lesson.answer(")
                : id.equals(check) && source(cell).contains("lesson.check(");
        }
    }

    static List<Path> notebooks() throws IOException {
        return Course.notebooks();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyClaimIsInTheNotebookAndChecked(Path notebook) throws IOException {
        List<JsonObject> cells = cells(notebook);
        List<Claim> claims = claims(notebook.getFileName().toString().substring(0, 2));
        assertThat(claims).isNotEmpty();
        assertThat(claims).as("claims that the notebook doesn't make in these words").filteredOn(claim ->
            cells.stream().noneMatch(claim::standsIn)).isEmpty();
        assertThat(claims).as("claims that no cell checks").filteredOn(claim ->
            cells.stream().noneMatch(claim::isCheckedBy)).isEmpty();
    }

    private static List<Claim> claims(String notebook) throws IOException {
        Path file = Checkout.find().notebooks().resolve("src/test/resources/claims.tsv");
        return Files.readAllLines(file).stream().skip(1).map(Claim::of)
            .filter(claim -> claim.notebook().equals(notebook)).toList();
    }

    private static List<JsonObject> cells(Path notebook) throws IOException {
        JsonArray cells = JsonParser.parseString(Files.readString(notebook)).getAsJsonObject().getAsJsonArray("cells");
        return StreamSupport.stream(cells.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    /** The source of a cell, which nbformat splits into lines. */
    private static String source(JsonObject cell) {
        return StreamSupport.stream(cell.getAsJsonArray("source").spliterator(), false).map(JsonElement::getAsString)
            .collect(Collectors.joining());
    }
}
