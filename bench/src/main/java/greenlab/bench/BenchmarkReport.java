package greenlab.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All figures and where they were measured, as text of at most 100 columns, Markdown, or JSON. */
public record BenchmarkReport(Machine machine, boolean quick, List<BenchmarkRow> rows) {
    private static final Gson GSON =
        new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

    String text() {
        return render(BenchmarkTable::text);
    }

    String markdown() {
        return render(BenchmarkTable::markdown);
    }

    private String render(Function<BenchmarkTable, String> form) {
        String tables = BenchmarkTable.of(rows).stream().map(form).collect(Collectors.joining("\n\n"));
        return tables + "\n\n" + machine.text() + "\n\n    " + machine.command();
    }

    String json() {
        return GSON.toJson(this);
    }

    /** Parses the result of {@link #json}; null for anything else. */
    static BenchmarkReport parse(String json) {
        try {
            BenchmarkReport report = GSON.fromJson(json, BenchmarkReport.class);
            return report == null || report.rows == null || report.machine == null ? null : report;
        } catch (JsonParseException other) {
            return null;
        }
    }
}
