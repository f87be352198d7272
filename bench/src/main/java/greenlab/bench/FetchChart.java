package greenlab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A chart of seconds over the number of fetches: a line for each client, logarithmic axes, as self-contained SVG.
 * It follows the colour scheme; its lines have markers as well as colours; its description has the figures.
 */
final class FetchChart {
    private static final double WIDTH = 860;
    private static final double HEIGHT = 400;
    private static final double TOP = 118;
    private static final double BOTTOM = 340;
    private static final double PANEL = 350;
    private static final double[] LEFT = {60, 480};
    /** A circle, a square, triangles, diamonds and a bar. */
    private static final List<String> MARKERS = List.of("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "m-3.5 -3.5h7v7h-7z",
        "m0 -5l4.5 8h-9z", "m0 -5l5 5l-5 5l-5 -5z", "m0 5l4.5 -8h-9z", "m-5 -2h10v4h-10z", "m-2 -5h4v10h-4z");

    private static final String GREEN = FetchClient.GREEN.label();

    private final List<String> clients = new ArrayList<>(List.of(GREEN));
    private final Map<String, Map<String, TreeMap<Integer, Double>>> panels = new LinkedHashMap<>();
    private final StringBuilder svg = new StringBuilder();

    private FetchChart(BenchmarkReport report) {
        report.rows().stream().filter(row -> row.part().equals(BenchmarkPart.FETCHES.toString())
            && row.what().matches("\\w+ \\d+")).forEach(this::add);
    }

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

    private void point(Map<String, TreeMap<Integer, Double>> panel, String client, int n, double seconds) {
        if (!clients.contains(client)) {
            clients.add(client);
        }
        panel.computeIfAbsent(client, name -> new TreeMap<>()).put(n, seconds);
    }

    private String draw(Machine machine) {
        String title = "Concurrent fetches of one second each: seconds until the last one ends";
        add("""
            <svg xmlns="http://www.w3.org/2000/svg" class="greenlab-bench" viewBox="0 0 %1$.0f %2$.0f" width="%1$.0f" \
            height="%2$.0f" role="img" aria-labelledby="bench-title bench-desc">
            <title id="bench-title">%3$s</title>
            <desc id="bench-desc">%4$s</desc>
            <style>%5$s</style>
            <rect class="card" x="0.5" y="0.5" width="859" height="399" rx="10"/>
            """, WIDTH, HEIGHT, title, describe(), STYLE);
        text("name", 20, 32, "start", title);
        text("small", 20, HEIGHT - 14, "start", machine.text());
        IntStream.range(0, clients.size()).forEach(this::legend);
        int position = 0;
        for (var panel : panels.entrySet()) {
            panel(LEFT[position++], panel.getKey(), panel.getValue());
        }
        return svg.append("</svg>\n").toString();
    }

    private String describe() {
        return panels.entrySet().stream().map(panel -> panel.getKey() + ": " + panel.getValue().entrySet().stream()
            .map(line -> line.getKey() + " " + line.getValue().entrySet().stream()
                .map(point -> String.format(Locale.ROOT, "%d in %.2f s", point.getKey(), point.getValue()))
                .collect(Collectors.joining(", "))).collect(Collectors.joining("; ")))
            .collect(Collectors.joining(". "));
    }

    private void legend(int client) {
        double x = 20 + 118 * client;
        add("<line class=\"line-%d\" x1=\"%.0f\" y1=\"56\" x2=\"%.0f\" y2=\"56\"/>\n", client, x, x + 22);
        mark(client, x + 11, 56);
        text("small", x + 27, 60, "start", clients.get(client));
    }

    private void panel(double left, String proto, Map<String, TreeMap<Integer, Double>> lines) {
        int min = lines.values().stream().mapToInt(TreeMap::firstKey).min().orElse(1);
        int max = lines.values().stream().mapToInt(TreeMap::lastKey).max().orElse(10);
        double maxSeconds = lines.values().stream().flatMap(line -> line.values().stream())
            .mapToDouble(seconds -> seconds).max().orElse(10);
        AxisScale x = new AxisScale(min, Math.max(max, 10 * min), left, left + PANEL);
        AxisScale y = new AxisScale(0.9, Math.max(12, maxSeconds), BOTTOM, TOP);
        text("strong", left, 92, "start", proto.toUpperCase(Locale.ROOT));
        text("small", left + PANEL, BOTTOM + 34, "end", "concurrent fetches");
        for (double tick : new double[] {1, 2, 5, 10, 20, 50, 100}) {
            if (tick <= y.max) {
                add("<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", left, y.at(tick),
                    left + PANEL, y.at(tick));
                text("small", left - 7, y.at(tick) + 4, "end", String.format(Locale.ROOT, "%.0f s", tick));
            }
        }
        lines.get(GREEN).keySet().forEach(n ->
            text("small", x.at(n), BOTTOM + 17, "middle", String.format(Locale.ROOT, "%,d", n)));
        for (int client = clients.size() - 1; client >= 0; client--) {   // green is drawn last, on top
            line(client, lines.getOrDefault(clients.get(client), new TreeMap<>()), x, y);
        }
    }

    private void line(int client, TreeMap<Integer, Double> points, AxisScale x, AxisScale y) {
        String path = points.entrySet().stream().map(point ->
            String.format(Locale.ROOT, "%.1f,%.1f", x.at(point.getKey()), y.at(point.getValue())))
            .collect(Collectors.joining(" "));
        add("<polyline class=\"line-%d\" points=\"%s\"/>\n", client, path);
        points.forEach((n, seconds) -> mark(client, x.at(n), y.at(seconds)));
    }

    private void mark(int client, double x, double y) {
        add("<path class=\"mark-%d\" d=\"M%.1f %.1f%s\"/>\n", client, x, y, MARKERS.get(client));
    }

    private void text(String style, double x, double y, String anchor, String value) {
        add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", style, x, y, anchor, value);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    /** A logarithmic axis, from {@code min} at {@code from} to {@code max} at {@code to}. */
    private record AxisScale(double min, double max, double from, double to) {
        double at(double value) {
            return from + Math.log(value / min) / Math.log(max / min) * (to - from);
        }
    }

    private static final String STYLE = """
        .greenlab-bench { --card: #ffffff; --edge: #d4dae1; --ink: #1c2430; --soft: #5b6675; --grid: #e9edf1;
          --c0: #14783c; --c1: #1f66c1; --c2: #6b3fc0; --c3: #8a5a00; --c4: #0f7b83; --c5: #c8202c; --c6: #5b6675; }
        @media (prefers-color-scheme: dark) { .greenlab-bench { --card: #161b22; --edge: #39424e; --ink: #e8edf3;
          --soft: #9aa7b6; --grid: #262e38; --c0: #4cc27a; --c1: #6aa8f7; --c2: #b18cf5; --c3: #e0a83c; --c4: #45c4cd;
          --c5: #ff8087; --c6: #9aa7b6; } }
        .greenlab-bench text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
          font-size: 12px; fill: var(--ink); }
        .greenlab-bench .card { fill: var(--card); stroke: var(--edge); }
        .greenlab-bench text.name { font-size: 15px; font-weight: 700; }
        .greenlab-bench text.strong { font-weight: 700; }
        .greenlab-bench text.small { font-size: 11px; fill: var(--soft); }
        .greenlab-bench .grid { stroke: var(--grid); }
        .greenlab-bench polyline { fill: none; stroke-width: 1.6; stroke-linejoin: round; }
        .greenlab-bench line.line-0, .greenlab-bench polyline.line-0 { stroke-width: 3; }
        """ + IntStream.range(0, 7).mapToObj(client -> String.format(
            ".greenlab-bench .line-%1$d { stroke: var(--c%1$d); } .greenlab-bench .mark-%1$d { fill: var(--c%1$d); }%n",
            client)).collect(Collectors.joining());
}
