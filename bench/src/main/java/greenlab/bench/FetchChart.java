package greenlab.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import greenlab.render.LineChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** A chart of seconds over the number of fetches: a panel for each protocol, a line for each client. */
final class FetchChart {
    private FetchChart() {}

    /** The chart as SVG, with logarithmic axes. */
    static String of(BenchmarkReport report) {
        var chart = new LineChart("Concurrent fetches of one second each: seconds until the last one ends",
            "concurrent fetches", "seconds").logarithmic().note(report.machine().text());
        report.rows().stream().filter(row -> row.what().matches("https? \\d+"))
            .collect(groupingBy(row -> row.what().split(" ")[0], LinkedHashMap::new, toList()))
            .forEach((proto, rows) -> draw(chart.panel(proto.toUpperCase(Locale.ROOT)), rows));
        return chart.svg() + "\n";
    }

    /** Every peer has a row for each number of fetches; where it has no figure, its line ends. */
    private static void draw(LineChart panel, List<BenchmarkRow> rows) {
        var peers = rows.stream().collect(groupingBy(BenchmarkRow::peer, LinkedHashMap::new, toList()));
        panel.line(FetchClient.GREEN.label(), peers.firstEntry().getValue(), FetchChart::count, BenchmarkRow::ours);
        peers.forEach((peer, all) -> {
            List<BenchmarkRow> known = all.stream().filter(row -> row.theirs() != null).toList();
            if (!known.isEmpty()) {
                panel.line(peer, known, FetchChart::count, BenchmarkRow::theirs);
            }
        });
    }

    private static double count(BenchmarkRow row) {
        return Integer.parseInt(row.what().split(" ")[1]);
    }
}
