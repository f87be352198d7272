package greenlab.bench;

import greenlab.render.LineChart;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A chart of seconds over the number of fetches: a panel for each protocol, a line for each client. */
final class FetchChart {
    private static final String GREEN = FetchClient.GREEN.label();

    private final Map<String, Map<String, TreeMap<Integer, Double>>> panels = new LinkedHashMap<>();

    private FetchChart(BenchmarkReport report) {
        report.rows().stream().filter(row -> row.part().equals(BenchmarkPart.FETCHES.toString())
            && row.what().matches("\\w+ \\d+")).forEach(this::add);
    }

    /** The chart as SVG, with logarithmic axes. */
    static String of(BenchmarkReport report) {
        return new FetchChart(report).draw(report.machine());
    }

    private void add(BenchmarkRow row) {
        String[] words = row.what().split(" ");
        var panel = panels.computeIfAbsent(words[0], proto -> new LinkedHashMap<>());
        int n = Integer.parseInt(words[1]);
        point(panel, GREEN, n, row.ours());
        if (row.theirs() != null) {
            point(panel, row.peer(), n, row.theirs());
        }
    }

    private static void point(Map<String, TreeMap<Integer, Double>> panel, String client, int n, double seconds) {
        panel.computeIfAbsent(client, name -> new TreeMap<>()).put(n, seconds);
    }

    private String draw(Machine machine) {
        var chart = new LineChart("Concurrent fetches of one second each: seconds until the last one ends",
            "concurrent fetches", "seconds").logarithmic().note(machine.text());
        panels.forEach((proto, lines) -> {
            chart.panel(proto.toUpperCase(Locale.ROOT));
            lines.forEach((client, points) ->
                chart.line(client, points.entrySet().stream().toList(), Map.Entry::getKey, Map.Entry::getValue));
        });
        return chart.svg() + "\n";
    }
}
