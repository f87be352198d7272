package greenlab.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that was measured, and where: as text, as Markdown, or as one JSON document, which can be read again.
 *
 * @param quick whether it was a first look only
 */
public record Report(Machine machine, boolean quick, List<Row> rows) {
    private static final Gson GSON =
        new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

    /** Tables for a terminal: no line is longer than 100 characters. */
    public String text() {
        return render(Table::text);
    }

    /** The same for a README. */
    public String markdown() {
        return render(Table::markdown);
    }

    private String render(Function<Table, String> form) {
        String tables = Table.of(rows).stream().map(form).collect(Collectors.joining("\n\n"));
        return tables + "\n\n" + machine.words() + "\n\n    " + machine.command();
    }

    /** One document: {@code machine}, {@code quick}, {@code rows}. */
    public String json() {
        return GSON.toJson(this);
    }

    /** What {@link #json} gave; null where it is something else. */
    public static Report from(String json) {
        try {
            Report report = GSON.fromJson(json, Report.class);
            boolean whole = report != null && report.rows() != null && report.machine() != null;
            return whole ? report : null;
        } catch (JsonParseException other) {
            return null;
        }
    }

    /** The rows of a part. */
    Stream<Row> of(Part part) {
        return rows.stream().filter(row -> row.part().equals(part.toString()));
    }
}
