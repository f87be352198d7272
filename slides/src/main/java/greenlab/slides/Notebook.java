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
 * A saved notebook.
 *
 * @param name its file name without the extension, such as {@code 03-monkey-patching}
 * @param cells its cells in order
 */
record Notebook(String name, List<Cell> cells) {

    /** A cell: its type {@code markdown} or {@code code}, its source and its outputs. */
    record Cell(String type, String source, List<JsonObject> outputs) {
        boolean isCode() {
            return type.equals("code");
        }
    }

    /** The notebooks of the course, in order. */
    static List<Notebook> all(Checkout checkout) throws IOException {
        List<Notebook> notebooks = new ArrayList<>();
        for (Path file : SiteFolder.files(checkout.notebooks(), ".ipynb")) {
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

    /** A notebook stores text as a string or as an array of lines. */
    static String text(JsonElement text) {
        return text.isJsonPrimitive() ? text.getAsString() : StreamSupport
            .stream(text.getAsJsonArray().spliterator(), false).map(JsonElement::getAsString)
            .collect(Collectors.joining());
    }

    /** The text of its first heading, without the number. */
    String title() {
        return cells.stream().flatMap(cell -> cell.source().lines()).filter(line -> line.startsWith("# "))
            .map(line -> line.replaceFirst("^# (\\d+[ ·]+)?", "").strip()).findFirst().orElse(name);
    }

    /** Such as {@code 03}. */
    String number() {
        return name.split("-")[0];
    }
}
