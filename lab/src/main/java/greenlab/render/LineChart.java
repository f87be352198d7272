package greenlab.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line chart as a self-contained SVG picture, of one panel or several side by side. Lines differ by dash and marker,
 * not by colour alone, and the description for screen readers has each line in words.
 *
 * <p>Why not a library: XChart's SVG of two lines takes half a megabyte, because it draws each letter as an outline. It
 * also needs fonts, which a bare machine lacks, and depends on a PDF writer and JUnit.
 */
public final class LineChart {
    private static final double NARROW = 760;
    private static final double WIDE = 860;
    private static final double EDGE = 20;
    private static final double LEFT = 64;
    private static final double GAP = 70;
    private static final double PLOT_HEIGHT = 210;
    private static final int MAX_POINTS = 200;
    private static final int MAX_DESCRIBED = 8;
    private static final int MARKED_POINTS = 9;
    private static final List<String> DASHES = List.of("none", "8 4", "2 3", "10 3 2 3", "14 4", "5 2", "1 3");
    /** A circle, a square, triangles, a diamond and bars. */
    private static final List<String> MARKERS = List.of("m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", "m-3.5 -3.5h7v7h-7z",
        "m0 -5l4.5 8h-9z", "m0 -5l5 5l-5 5l-5 -5z", "m0 5l4.5 -8h-9z", "m-5 -2h10v4h-10z", "m-2 -5h4v10h-4z");
    private static final SvgTheme THEME = new SvgTheme("greenlab-chart", """
        --band: #f6e3c4; --c0: #14783c; --c1: #1f66c1; --c2: #6b3fc0; --c3: #8a5a00; --c4: #0f7b83; --c5: #c8202c;
        --c6: #5b6675;""", """
        --band: #463714; --c0: #4cc27a; --c1: #6aa8f7; --c2: #b18cf5; --c3: #e0a83c; --c4: #45c4cd; --c5: #ff8087;
        --c6: #9aa7b6;""", """
        .band { fill: var(--band); }
        .rule { stroke: var(--soft); }
        polyline.line { fill: none; stroke-width: 2; stroke-linejoin: round; }
        polyline.line-0 { stroke-width: 2.8; }
        """ + IntStream.range(0, MARKERS.size()).mapToObj(i -> """
            .line-N { stroke: var(--cN); stroke-dasharray: DASH; }
            .mark-N { fill: var(--cN); }
            """.replace("N", "" + i).replace("DASH", DASHES.get(i))).collect(Collectors.joining()));

    /** A point of a line. */
    public record Point(double x, double y) {}

    record Line(String name, List<Point> points) {}

    record Band(String name, double from, double to) {}

    private record Panel(String name, List<Line> lines, List<Band> bands) {
        private Stream<Point> points() {
            return lines.stream().flatMap(line -> line.points.stream());
        }
    }

    private final String title;
    private final String xAxis;
    private final String yAxis;
    private final List<Panel> panels = new ArrayList<>();
    private boolean logarithmic;
    private double width;
    private String note = "";

    /** @param xAxis the label of the x axis, such as {@code seconds}; {@code yAxis} that of the y axis */
    public LineChart(String title, String xAxis, String yAxis) {
        this.title = title;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
    }

    /** Starts a panel, which receives the lines added next. A chart of one panel needs none. */
    public LineChart panel(String name) {
        panels.add(new Panel(name, new ArrayList<>(), new ArrayList<>()));
        return this;
    }

    /** Makes both axes logarithmic. All values must be positive. */
    public LineChart logarithmic() {
        logarithmic = true;
        return this;
    }

    /** Sets the width in pixels, instead of 760, or 860 for several panels. */
    public LineChart width(double pixels) {
        width = pixels;
        return this;
    }

    /** Adds a line of text below the panels. */
    public LineChart note(String text) {
        note = text;
        return this;
    }

    /** Adds a line. A chart can have seven names. More than 200 points are reduced to means of neighbours. */
    public <T> LineChart line(String name, List<T> items, ToDoubleFunction<? super T> x,
                              ToDoubleFunction<? super T> y) {
        int size = Math.max(1, (items.size() + MAX_POINTS - 1) / MAX_POINTS);
        var points = IntStream.range(0, items.size() / size).mapToObj(i -> items.subList(i * size, (i + 1) * size))
            .map(group -> new Point(mean(group, x), mean(group, y))).toList();
        current().lines.add(new Line(name, points));
        if (names().size() > DASHES.size()) {
            throw new IllegalStateException("too many lines: " + names().size() + "; at most " + DASHES.size()
                + " can be distinguished");
        }
        return this;
    }

    private static <T> double mean(List<T> items, ToDoubleFunction<? super T> of) {
        return items.stream().mapToDouble(of).average().orElse(0);
    }

    /** Marks an interval of the current panel's x axis, such as the time of a fault. */
    public LineChart band(String name, double from, double to) {
        current().bands.add(new Band(name, from, to));
        return this;
    }

    private Panel current() {
        if (panels.isEmpty()) {
            panel("");
        }
        return panels.getLast();
    }

    private List<String> names() {
        return panels.stream().flatMap(panel -> panel.lines.stream()).map(Line::name).distinct().toList();
    }

    /** The chart as SVG. */
    public String svg() {
        double width = this.width > 0 ? this.width : panels.size() > 1 ? WIDE : NARROW;
        var legend = legend(width);
        double top = legend.bottom() + 36;
        double bottom = top + PLOT_HEIGHT;
        double height = bottom + (note.isEmpty() ? 50 : 66);
        String id = "greenlab-chart-" + Integer.toHexString(describe().hashCode());
        Svg svg = Svg.picture(THEME, id, width, height, title, describe())
            .add(Svg.text("name", EDGE, 32, title), legend.svg(), Svg.text("small", EDGE, height - 13, note));
        double pitch = (width - 24 - LEFT + GAP) / Math.max(1, panels.size());
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            double left = LEFT + i * pitch;
            var area = new PlotArea(panel.points().toList(), left, left + pitch - GAP, top, bottom, logarithmic);
            svg.add(area.draw(panel.name, xAxis, yAxis, panel.bands), lines(panel.lines, area));
        }
        return svg.toString();
    }

    /** Draws the lines, the first one last, so that it is on top. */
    private Svg lines(List<Line> lines, PlotArea area) {
        var group = Svg.group("lines");
        for (Line line : lines.reversed()) {
            int number = names().indexOf(line.name);
            var points = line.points.stream().map(area::at).toList();
            group.add(polyline(number, points));
            int every = Math.max(1, points.size() / MARKED_POINTS);
            for (int i = every * (number % 5) / 5; i < points.size(); i += every) {
                group.add(marker(number, points.get(i)));
            }
        }
        return group;
    }

    private SvgLegend legend(double width) {
        var legend = new SvgLegend(30, EDGE, width - EDGE, 51);
        for (String name : names()) {
            int number = names().indexOf(name);
            legend.add("entry", name, (x, y) -> Svg.group("symbol").add(
                polyline(number, List.of(new Point(x, y), new Point(x + 30, y))),
                marker(number, new Point(x + 15, y))));
        }
        return legend;
    }

    private static Svg polyline(int number, List<Point> points) {
        return Svg.element("polyline").with("class", "line line-" + number).with("points", points.stream()
            .map(point -> Svg.round(point.x) + "," + Svg.round(point.y)).collect(Collectors.joining(" ")));
    }

    private static Svg marker(int number, Point at) {
        return Svg.path("mark-" + number, "M" + Svg.round(at.x) + " " + Svg.round(at.y) + MARKERS.get(number));
    }

    /** Title, axes, lines and bands, in words. */
    private String describe() {
        var sentences = new ArrayList<>(List.of(title, yAxis + " over " + xAxis));
        for (Panel panel : panels) {
            String prefix = panel.name.isEmpty() ? "" : panel.name + ", ";
            panel.lines.stream().filter(line -> !line.points.isEmpty())
                .forEach(line -> sentences.add(prefix + line.name + describe(line.points)));
            panel.bands.forEach(band ->
                sentences.add(band.name + ": " + number(band.from) + " to " + number(band.to)));
        }
        return String.join(". ", sentences) + ".";
    }

    private static String describe(List<Point> points) {
        if (points.size() <= MAX_DESCRIBED) {
            return ": " + points.stream().map(point -> number(point.y) + " at " + number(point.x))
                .collect(Collectors.joining(", "));
        }
        Point highest = points.stream().reduce((a, b) -> b.y > a.y ? b : a).orElseThrow();
        return " begins at " + number(points.getFirst().y) + ", is highest with " + number(highest.y) + " at "
            + number(highest.x) + ", ends at " + number(points.getLast().y);
    }

    /** With at most two decimals, and grouped from 1,000 on. */
    static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) ? String.valueOf((long) rounded).replaceAll("\\B(?=(\\d{3})+$)", ",")
            : String.valueOf(rounded);
    }
}
