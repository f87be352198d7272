package greenlab.slides;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A notebook as it was saved.
 *
 * @param name its file's name without the ending, such as {@code 03-monkey-patching}
 * @param cells in their order
 */
record Notebook(String name, List<Cell> cells) {

    /** A cell: {@code markdown} or {@code code}, its source, and what it showed. */
    record Cell(String type, String source, List<JsonObject> outputs) {
        boolean isCode() {
            return type.equals("code");
        }
    }

    /** The course, in its order. */
    static List<Notebook> all(Checkout house) throws IOException {
        List<Notebook> notebooks = new ArrayList<>();
        for (Path file : SiteFolder.files(house.notebooks(), ".ipynb")) {
            notebooks.add(read(file));
        }
        return notebooks;
    }

    private static Notebook read(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        List<Cell> cells = objects(json.getAsJsonArray("cells")).stream().map(Notebook::cell).toList();
        return new Notebook(file.getFileName().toString().replace(".ipynb", ""), cells);
    }

    private static Cell cell(JsonObject json) {
        JsonArray outputs = json.has("outputs") ? json.getAsJsonArray("outputs") : new JsonArray();
        return new Cell(json.get("cell_type").getAsString(), text(json.get("source")), objects(outputs));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject).toList();
    }

    /** Notebooks have text as one string or as an array of lines. */
    static String text(JsonElement text) {
        return text.isJsonPrimitive() ? text.getAsString() : StreamSupport
            .stream(text.getAsJsonArray().spliterator(), false).map(JsonElement::getAsString)
            .collect(Collectors.joining());
    }

    /** What its first heading says, without the number. */
    String title() {
        return cells.stream().flatMap(cell -> cell.source().lines()).filter(line -> line.startsWith("# "))
            .map(line -> line.replaceFirst("^# (\\d+[ ·]+)?", "").strip()).findFirst().orElse(name);
    }

    /** Such as {@code 03}. */
    String number() {
        return name.split("-")[0];
    }
}
