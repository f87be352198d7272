package greenlab.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import greenlab.render.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All figures and where they were measured, as text of at most 100 columns, Markdown, or JSON. */
public record BenchmarkReport(Machine machine, boolean quick, List<BenchmarkRow> rows) {
    static final Gson GSON =
        new GsonBuilder().serializeNulls().disableHtmlEscaping().setPrettyPrinting().create();

    /** Parts shown with a column for each client. The rows with a goal are in the table of the other parts as well. */
    private static final List<String> MATRICES =
        List.of(BenchmarkPart.FETCHES.toString(), BenchmarkPart.GROWTH.toString());

    String text() {
        return render(table -> String.join("\n", table.text()));
    }

    String markdown() {
        return render(table -> table.markdown().strip());
    }

    private String render(Function<Table, String> form) {
        List<BenchmarkRow> others = rows.stream()
            .filter(row -> !MATRICES.contains(row.part()) || row.goal() != null).toList();
        String tables = Stream.concat(MATRICES.stream().map(this::matrix), Stream.of(lines(others)))
            .filter(lines -> lines.size() > 1).map(Table::of).map(form).collect(Collectors.joining("\n\n"));
        return tables + "\n\n" + machine.text() + "\n\n    " + machine.command();
    }

    private static List<List<String>> lines(List<BenchmarkRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("ratio", "what", "greenlab", "compared with", "", "goal"));
        rows.forEach(row -> lines.add(List.of(row.ratioText(), row.what(), row.oursText(), row.peer(), row.theirsText(),
            row.goalText())));
        return lines;
    }

    /** A part with a column of ratios for each client. */
    private List<List<String>> matrix(String part) {
        List<BenchmarkRow> all = rows.stream().filter(row -> row.part().equals(part)).toList();
        List<String> peers = all.stream().map(BenchmarkRow::peer).distinct().toList();
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(Stream.of(part, "green"), peers.stream()).toList());
        all.stream().collect(Collectors.groupingBy(BenchmarkRow::what, LinkedHashMap::new, Collectors.toMap(
            BenchmarkRow::peer, row -> row, (first, again) -> first, LinkedHashMap::new))).forEach((what, byPeer) ->
                lines.add(Stream.concat(Stream.of(label(what), byPeer.firstEntry().getValue().oursText()),
                    peers.stream().map(byPeer::get).map(row -> row == null ? "-" : row.ratioText())).toList()));
        return lines;
    }

    /** Further figures of the fetches above, such as {@code https 1000, threads}, are indented. */
    private static String label(String what) {
        return what.contains(", ") ? "  " + what.substring(what.indexOf(", ") + 2) : what;
    }

    String json() {
        return GSON.toJson(this);
    }

    /** Parses the result of {@link #json}; null for anything else, also for a report of an older version. */
    static BenchmarkReport parse(String json) {
        try {
            BenchmarkReport report = GSON.fromJson(json, BenchmarkReport.class);
            return report == null || report.rows == null || report.rows.isEmpty() || report.machine == null
                || report.machine.command() == null || !report.rows.stream().allMatch(BenchmarkReport::isComplete)
                ? null : report;
        } catch (JsonParseException other) {
            return null;
        }
    }

    private static boolean isComplete(BenchmarkRow row) {
        return row != null && Stream.of(row.part(), row.what(), row.unit(), row.peer(), row.ourRounds(),
            row.theirRounds()).allMatch(Objects::nonNull);
    }
}
