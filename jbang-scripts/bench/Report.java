package greenlab.bench;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All rows as one table, or as one JSON document. */
public record Report(boolean quick, List<Row> rows) {
    private static final List<String> HEADINGS = List.of("what", "green", "beside", "", "ratio", "goal", "met");

    /** The table, its ratios ours : theirs. */
    public String text() {
        var cells = Stream.concat(Stream.of(HEADINGS), rows.stream().map(Report::cells)).toList();
        int[] widths = IntStream.range(0, HEADINGS.size())
            .map(column -> cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)).toArray();
        return cells.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
            .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
            .collect(Collectors.joining("  ")).stripTrailing();
    }

    private static List<String> cells(Row row) {
        return List.of(row.what(), Row.figure(row.ours(), row.unit()), row.beside(),
            Row.figure(row.theirs(), row.unit()),
            row.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", row.ratio()),
            row.goal() == null ? "-" : row.goal().words(row.unit()),
            row.met() == null ? "-" : row.met() ? "yes" : "NO");
    }

    /** One document: the Java, the processors, and the rows with their ratio and whether the goal is met. */
    public String json() {
        JsonObject all = new JsonObject();
        all.addProperty("java", System.getProperty("java.version"));
        all.addProperty("processors", Runtime.getRuntime().availableProcessors());
        all.addProperty("quick", quick);
        JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(object(row)));
        all.add("rows", array);
        return new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create().toJson(all);
    }

    private static JsonObject object(Row row) {
        JsonObject object = new JsonObject();
        object.addProperty("what", row.what());
        object.addProperty("unit", row.unit());
        object.addProperty("ours", row.ours());
        object.addProperty("beside", row.beside());
        object.addProperty("theirs", row.theirs());
        object.addProperty("ratio", row.ratio());
        object.addProperty("goal", row.goal() == null ? null : row.goal().words(row.unit()));
        object.addProperty("met", row.met());
        return object;
    }
}
