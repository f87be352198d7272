package greenlab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows as a table. Where many stand beside ours, each has a column, and its cells tell how many times ours it took.
 *
 * @param lines the headings first; all equally long
 */
record Table(List<List<String>> lines) {

    /** One table for the fetches, whose columns are clients, and one for what has its own peers in each row. */
    static List<Table> of(List<Row> rows) {
        var wide = rows.stream().filter(row -> row.part().equals(Part.FETCHES.toString())).toList();
        var narrow = rows.stream().filter(row -> !wide.contains(row)).toList();
        List<Table> tables = new ArrayList<>();
        if (!wide.isEmpty()) {
            tables.add(wide(wide));
        }
        if (!narrow.isEmpty()) {
            tables.add(narrow(narrow));
        }
        return tables;
    }

    private static Table narrow(List<Row> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("ratio", "what", "greenlab", "beside", "", "goal"));
        rows.forEach(row -> lines.add(List.of(row.ratioInWords(), row.what(), row.oursInWords(),
            row.beside() == null ? "-" : row.beside(), row.theirsInWords(), row.goalInWords())));
        return new Table(lines);
    }

    private static Table wide(List<Row> rows) {
        List<String> peers = rows.stream().map(Row::beside).distinct().toList();
        Map<String, Map<String, Row>> whats = new LinkedHashMap<>();
        rows.forEach(row -> whats.computeIfAbsent(row.what(), what -> new LinkedHashMap<>()).put(row.beside(), row));
        List<List<String>> lines = new ArrayList<>();
        lines.add(IntStream.range(0, peers.size() + 3).mapToObj(column -> switch (column) {
            case 0 -> "at once";
            case 1 -> "green";
            case 2 -> "goal";
            default -> peers.get(column - 3);
        }).toList());
        whats.forEach((what, row) -> {
            Row first = row.values().iterator().next();
            List<String> line = new ArrayList<>(List.of(label(what), first.oursInWords(), first.goalInWords()));
            peers.forEach(peer -> line.add(row.containsKey(peer) ? row.get(peer).ratioInWords() : "-"));
            lines.add(line);
        });
        return new Table(lines);
    }

    /** What else there is to tell of the fetches above, such as {@code https 1000, threads}, is set in. */
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
        String rule = lines.getFirst().stream().map(heading -> "---").collect(Collectors.joining("|", "|", "|"));
        List<String> all = new ArrayList<>(lines.stream()
            .map(line -> line.stream().collect(Collectors.joining(" | ", "| ", " |"))).toList());
        all.add(1, rule);
        return String.join("\n", all);
    }
}
