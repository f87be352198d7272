package greenlab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of text cells.
 *
 * @param lines the heading, then the rows, all of the same length
 */
record BenchmarkTable(List<List<String>> lines) {

    /** The fetches with a column of ratios for each client, and a table of all other rows. */
    static List<BenchmarkTable> of(List<BenchmarkRow> rows) {
        Map<Boolean, List<BenchmarkRow>> split = rows.stream().collect(Collectors.partitioningBy(
            row -> row.part().equals(BenchmarkPart.FETCHES.toString())));
        return Stream.of(fetches(split.get(true)), others(split.get(false)))
            .filter(table -> table.lines.size() > 1).toList();
    }

    private static BenchmarkTable others(List<BenchmarkRow> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("ratio", "what", "greenlab", "compared with", "", "goal"));
        rows.forEach(row -> lines.add(List.of(row.ratioText(), row.what(), row.oursText(), row.peer(), row.theirsText(),
            row.goalText())));
        return new BenchmarkTable(lines);
    }

    private static BenchmarkTable fetches(List<BenchmarkRow> rows) {
        List<String> peers = rows.stream().map(BenchmarkRow::peer).distinct().toList();
        Map<String, List<BenchmarkRow>> byWhat = rows.stream().collect(
            Collectors.groupingBy(BenchmarkRow::what, LinkedHashMap::new, Collectors.toList()));
        List<List<String>> lines = new ArrayList<>();
        lines.add(Stream.concat(Stream.of("fetches", "green", "goal"), peers.stream()).toList());
        byWhat.forEach((what, row) -> {
            List<String> line = new ArrayList<>(List.of(label(what), row.getFirst().oursText(),
                row.getFirst().goalText()));
            peers.forEach(peer -> line.add(row.stream().filter(one -> one.peer().equals(peer)).findFirst()
                .map(BenchmarkRow::ratioText).orElse("-")));
            lines.add(line);
        });
        return new BenchmarkTable(lines);
    }

    /** Further figures of the fetches above, such as {@code https 1000, threads}, are indented. */
    private static String label(String what) {
        return what.contains(", ") ? "  " + what.substring(what.indexOf(", ") + 2) : what;
    }

    String text() {
        int[] widths = IntStream.range(0, lines.getFirst().size())
            .map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0)).toArray();
        return lines.stream().map(line -> IntStream.range(0, widths.length)
            .mapToObj(column -> line.get(column) + " ".repeat(widths[column] - line.get(column).length()))
            .collect(Collectors.joining("  ")).stripTrailing()).collect(Collectors.joining("\n"));
    }

    String markdown() {
        List<String> all = new ArrayList<>(lines.stream().map(line -> "| " + String.join(" | ", line) + " |").toList());
        all.add(1, "|" + "---|".repeat(lines.getFirst().size()));
        return String.join("\n", all);
    }
}
