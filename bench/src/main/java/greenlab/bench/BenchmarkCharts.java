package greenlab.bench;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import greenlab.render.LineChart;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Charts over the number of fetches, with logarithmic axes: a panel for each figure, a line for each client. */
final class BenchmarkCharts {
    private BenchmarkCharts() {}

    /** Seconds, by protocol. */
    static String fetches(BenchmarkReport report) {
        var chart = chart("Concurrent fetches of one second each: seconds until the last one ends", "seconds", report);
        for (String proto : List.of("https", "http")) {
            draw(chart, proto.toUpperCase(Locale.ROOT), report, row -> row.what().matches(proto + " \\d+"));
        }
        return chart.svg() + "\n";
    }

    /** What each fetch costs. */
    static String growth(BenchmarkReport report) {
        var chart = chart("What each of n concurrent fetches over HTTP costs", "of each fetch", report);
        draw(chart, "CPU, microseconds", report, row -> row.what().endsWith(" at once, CPU each"));
        draw(chart, "memory, KB", report, row -> row.what().endsWith(" at once, memory each"));
        return chart.svg() + "\n";
    }

    private static LineChart chart(String title, String yAxis, BenchmarkReport report) {
        return new LineChart(title, "concurrent fetches", yAxis).logarithmic().note(report.machine().text());
    }

    /** A panel. Where a peer has no figure, its line ends; one without any figure has no line. */
    private static void draw(LineChart chart, String panel, BenchmarkReport report, Predicate<BenchmarkRow> of) {
        var peers = report.rows().stream().filter(of).filter(row -> !row.peer().startsWith("green,"))
            .collect(groupingBy(BenchmarkRow::peer, LinkedHashMap::new, toList()));
        if (peers.isEmpty()) {
            return;
        }
        chart.panel(panel).line(FetchClient.GREEN.label(), peers.firstEntry().getValue(), BenchmarkCharts::count,
            BenchmarkRow::ours);
        peers.forEach((peer, rows) -> {
            List<BenchmarkRow> known = rows.stream().filter(row -> row.theirs() != null).toList();
            if (!known.isEmpty()) {
                chart.line(peer, known, BenchmarkCharts::count, BenchmarkRow::theirs);
            }
        });
    }

    private static double count(BenchmarkRow row) {
        return Integer.parseInt(row.what().replaceAll("\\D", ""));
    }
}
