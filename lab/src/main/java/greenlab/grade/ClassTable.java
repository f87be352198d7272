package greenlab.grade;

import com.google.gson.GsonBuilder;
import greenlab.render.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The results of a class.
 *
 * @param readers what was handed in, by file
 * @param unreadable the reason for each file that can't be read
 */
record ClassTable(SortedMap<String, HandIn> readers, SortedMap<String, String> unreadable) {

    /** Reads all JSON files in a folder. */
    static ClassTable read(Path folder) throws IOException {
        var table = new ClassTable(new TreeMap<>(), new TreeMap<>());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json")).toList()) {
                String name = file.getFileName().toString();
                try {
                    table.readers.put(name, HandIn.read(file));
                } catch (IOException | IllegalArgumentException unusable) {
                    table.unreadable.put(name, unusable instanceof IOException ? "cannot be read: "
                        + unusable : unusable.getMessage());
                }
            }
        }
        return table;
    }

    /** A row for each reader, a column for each part of the course that a reader has points in. */
    Table table() {
        List<String> parts = readers.values().stream().flatMap(one -> one.results().keySet().stream())
            .map(exercise -> exercise.replaceFirst("/.*", "")).distinct().sorted().toList();
        List<String> heading = new ArrayList<>(List.of("name"));
        heading.addAll(parts);
        heading.addAll(List.of("date", "kit", "file"));
        List<List<String>> lines = new ArrayList<>(List.of(heading));
        readers.forEach((file, one) -> lines.add(row(file, one, parts)));
        return Table.of(lines);
    }

    private static List<String> row(String file, HandIn one, List<String> parts) {
        List<String> row = new ArrayList<>(List.of(one.name()));
        for (String part : parts) {
            HandIn.Points points = one.of(part);
            row.add(points.of() == 0 ? "-" : points.points() + "/" + points.of());
        }
        row.addAll(List.of(one.date(), one.kit(), file));
        return row.stream().map(cell -> cell.replace('|', '/')).toList();
    }

    /** Everything as one JSON document. */
    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("readers", readers);
        document.put("unreadable", unreadable);
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(document);
    }
}
