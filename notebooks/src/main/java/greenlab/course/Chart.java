package greenlab.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line chart as a self-contained SVG picture, for {@link Lesson#showSvg}. Lines differ by dash and marker, not by
 * colour alone. The chart is readable on a light and on a dark page, and its description has each line in words.
 *
 * <p>Why not a library: XChart's SVG of two lines takes half a megabyte, because it draws each letter as an outline. It
 * also needs fonts, which a bare machine lacks, and depends on a PDF writer and JUnit.
 */
public final class Chart {
    private static final double WIDTH = 760;
    private static final double LEFT = 64;
    private static final double RIGHT = 736;
    private static final double TOP = 96;
    private static final double BOTTOM = 306;
    private static final int MAX_POINTS = 200;
    private static final int MARKERS = 9;
    private static final List<String> DASHES = List.of("", "8 4", "2 3", "10 3 2 3");

    /** A point of a line. */
    public record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    private record Band(String name, double from, double to) {}

    private final String title;
    private final String xAxis;
    private final String yAxis;
    private final List<Line> lines = new ArrayList<>();
    private Band band;

    /** @param xAxis the label of the x axis, such as {@code seconds}; {@code yAxis} that of the y axis */
    public Chart(String title, String xAxis, String yAxis) {
        this.title = title;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
    }

    /** Adds a line; four are allowed. More than 200 points are reduced to the means of groups of neighbours. */
    public <T> Chart line(String name, List<T> items, ToDoubleFunction<? super T> x, ToDoubleFunction<? super T> y) {
        if (lines.size() == DASHES.size()) {
            throw new IllegalStateException("too many lines: " + (lines.size() + 1) + "; at most " + DASHES.size()
                + " can be distinguished");
        }
        int each = Math.max(1, (items.size() + MAX_POINTS - 1) / MAX_POINTS);
        var points = IntStream.range(0, items.size() / each).mapToObj(i -> items.subList(i * each, (i + 1) * each))
            .map(group -> new Point(mean(group, x), mean(group, y))).toList();
        lines.add(new Line(name, points));
        return this;
    }

    private static <T> double mean(List<T> items, ToDoubleFunction<? super T> of) {
        return items.stream().mapToDouble(of).average().orElse(0);
    }

    /** Marks an interval of the x axis, such as the time of a fault. */
    public Chart band(String name, double from, double to) {
        band = new Band(name, from, to);
        return this;
    }

    /** The chart as SVG. */
    public String svg() {
        String id = "greenlab-chart-" + Integer.toHexString(describe().hashCode());
        var svg = new StringBuilder(String.format(Locale.ROOT, """
            <svg xmlns="http://www.w3.org/2000/svg" class="greenlab-chart" viewBox="0 0 760 356" width="760" \
            height="356" style="max-width:100%%;height:auto" role="img" aria-labelledby="%1$s-title %1$s-desc">
            <title id="%1$s-title">%2$s</title>
            <desc id="%1$s-desc">%3$s</desc>
            <style>%4$s</style>
            <rect class="card" x="0.5" y="0.5" width="759" height="355" rx="10"/>
            <text class="name" x="20" y="32">%2$s</text>
            """, id, escape(title), escape(describe()), STYLE));
        drawAxes(svg);
        for (int i = 0; i < lines.size(); i++) {
            drawLine(svg, i);
        }
        return svg.append("</svg>").toString();
    }

    /** Title, axes and lines, in words. */
    private String describe() {
        return title + ". " + yAxis + " over " + xAxis + ". " + lines.stream().map(Chart::course)
            .collect(Collectors.joining(". ")) + (band == null ? "" : ". " + band.name + ": " + number(band.from)
            + " to " + number(band.to)) + ".";
    }

    private static String course(Line line) {
        Point highest = line.points.getFirst();
        for (Point point : line.points) {
            highest = point.y > highest.y ? point : highest;
        }
        return line.name + " begins at " + number(line.points.getFirst().y) + ", is highest with " + number(highest.y)
            + " at " + number(highest.x) + ", ends at " + number(line.points.getLast().y);
    }

    private void drawAxes(StringBuilder svg) {
        if (band != null) {
            double left = x(band.from);
            svg.append(String.format(Locale.ROOT, "<rect class=\"band\" x=\"%.1f\" y=\"%.0f\" width=\"%.1f\" "
                + "height=\"%.0f\"/>%n", left, TOP, x(band.to) - left, BOTTOM - TOP));
            text(svg, "small", (left + x(band.to)) / 2, TOP - 5, "middle", band.name);
        }
        for (double tick = 0; tick <= highest(); tick += step(highest(), 4)) {
            rule(svg, "grid", LEFT, y(tick), RIGHT, y(tick));
            text(svg, "small", LEFT - 8, y(tick) + 4, "end", number(tick));
        }
        double step = step(lastX() - firstX(), 8);
        for (double tick = Math.ceil(firstX() / step - 1e-9) * step; tick <= lastX() + 1e-9; tick += step) {
            rule(svg, "axis", x(tick), BOTTOM, x(tick), BOTTOM + 4);
            text(svg, "small", x(tick), BOTTOM + 17, "middle", number(tick));
        }
        rule(svg, "axis", LEFT, BOTTOM, RIGHT, BOTTOM);
        text(svg, "soft", RIGHT, BOTTOM + 36, "end", xAxis);
        text(svg, "soft", 20, TOP - 20, "start", "↑ " + yAxis);
    }

    private void drawLine(StringBuilder svg, int number) {
        Line line = lines.get(number);
        String style = "line-" + number;
        String path = line.points.stream().map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.x), y(point.y)))
            .collect(Collectors.joining(" "));
        svg.append("<polyline class=\"").append(style).append("\" stroke-dasharray=\"").append(DASHES.get(number))
            .append("\" points=\"").append(path).append("\"/>\n");
        int every = Math.max(1, line.points.size() / MARKERS);
        for (int i = every * (number + 1) / 5; i < line.points.size(); i += every) {
            marker(svg, number, x(line.points.get(i).x), y(line.points.get(i).y));
        }
        double left = legendLeft(number);
        svg.append(String.format(Locale.ROOT, "<polyline class=\"%s\" stroke-dasharray=\"%s\" "
            + "points=\"%.0f,51 %.0f,51\"/>%n", style, DASHES.get(number), left, left + 34));
        marker(svg, number, left + 17, 51);
        text(svg, "", left + 40, 55, "start", line.name);
    }

    private double legendLeft(int number) {
        return 20 + lines.subList(0, number).stream().mapToDouble(line -> 62 + 6.6 * line.name.length()).sum();
    }

    /** A circle, a square, a triangle or a diamond. */
    private static void marker(StringBuilder svg, int number, double x, double y) {
        String shape = switch (number) {
            case 0 -> "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";
            case 1 -> "m-3.5 -3.5h7v7h-7z";
            case 2 -> "m0 -5l4.5 8h-9z";
            default -> "m0 -5l5 5l-5 5l-5 -5z";
        };
        svg.append(String.format(Locale.ROOT, "<path class=\"mark-%d\" d=\"M%.1f %.1f%s\"/>%n", number, x, y, shape));
    }

    private static void rule(StringBuilder svg, String style, double x1, double y1, double x2, double y2) {
        svg.append(String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>%n",
            style, x1, y1, x2, y2));
    }

    private static void text(StringBuilder svg, String style, double x, double y, String anchor, String words) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
            style, x, y, anchor, escape(words)));
    }

    private double x(double value) {
        return LEFT + (value - firstX()) / Math.max(1e-9, lastX() - firstX()) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - value / highest() * (BOTTOM - TOP);
    }

    private double firstX() {
        return points().mapToDouble(Point::x).min().orElse(0);
    }

    private double lastX() {
        return points().mapToDouble(Point::x).max().orElse(1);
    }

    private double highest() {
        return Math.max(1e-9, 1.05 * points().mapToDouble(Point::y).max().orElse(1));
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points.stream());
    }

    /** A step of 1, 2 or 5 times a power of ten that divides the span into about so many steps. */
    private static double step(double span, int steps) {
        double power = Math.pow(10, Math.floor(Math.log10(span / steps)));
        double most = span / steps / power;
        return power * (most < 1.5 ? 1 : most < 3.5 ? 2 : most < 7.5 ? 5 : 10);
    }

    private static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Embedded in the picture; each rule applies only to the picture's class. */
    private static final String STYLE = """
        .greenlab-chart { --card: #ffffff; --edge: #d4dae1; --ink: #1c2430; --soft: #5b6675; --grid: #e9edf1;
          --band: #f6e3c4; --a: #c8202c; --b: #1f66c1; --c: #14783c; --d: #6b3fc0; }
        @media (prefers-color-scheme: dark) { .greenlab-chart { --card: #161b22; --edge: #39424e; --ink: #e8edf3;
          --soft: #9aa7b6; --grid: #262e38; --band: #463714; --a: #ff8087; --b: #6aa8f7; --c: #4cc27a; --d: #b18cf5; } }
        .greenlab-chart text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
          font-size: 12px; fill: var(--ink); }
        .greenlab-chart .card { fill: var(--card); stroke: var(--edge); }
        .greenlab-chart .band { fill: var(--band); }
        .greenlab-chart text.name { font-size: 15px; font-weight: 700; }
        .greenlab-chart text.soft { font-size: 11.5px; fill: var(--soft); }
        .greenlab-chart text.small { font-size: 10.5px; fill: var(--soft); }
        .greenlab-chart .grid { stroke: var(--grid); } .greenlab-chart .axis { stroke: var(--soft); }
        .greenlab-chart polyline { fill: none; stroke-width: 2; stroke-linejoin: round; }
        .greenlab-chart .line-0 { stroke: var(--a); } .greenlab-chart .mark-0 { fill: var(--a); }
        .greenlab-chart .line-1 { stroke: var(--b); } .greenlab-chart .mark-1 { fill: var(--b); }
        .greenlab-chart .line-2 { stroke: var(--c); } .greenlab-chart .mark-2 { fill: var(--c); }
        .greenlab-chart .line-3 { stroke: var(--d); } .greenlab-chart .mark-3 { fill: var(--d); }
        """;
}
