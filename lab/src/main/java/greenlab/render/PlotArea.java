package greenlab.render;

import greenlab.render.LineChart.Band;
import greenlab.render.LineChart.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The area of a panel of a {@link LineChart}: its axes, and the mapping of values to coordinates. */
final class PlotArea {
    private static final double LABEL_WIDTH = 44;

    private final List<Point> points;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final Axis xAxis;
    private final Axis yAxis;

    /** Linear y axes start at 0; logarithmic ones span at least a factor of 12. */
    PlotArea(List<Point> points, double left, double right, double top, double bottom, boolean logarithmic) {
        this.points = points;
        this.left = left;
        this.right = right;
        this.top = top;
        this.bottom = bottom;
        double minX = range(Point::x).min().orElse(logarithmic ? 1 : 0);
        double minY = logarithmic ? 0.9 * range(Point::y).min().orElse(1) : 0;
        this.xAxis = new Axis(minX, Math.max(range(Point::x).max().orElse(1), logarithmic ? 10 * minX : minX + 1e-9),
            logarithmic);
        this.yAxis = new Axis(minY, Math.max(1.05 * range(Point::y).max().orElse(1), logarithmic ? 12 * minY : 1e-9),
            logarithmic);
    }

    private DoubleStream range(ToDoubleFunction<Point> of) {
        return points.stream().mapToDouble(of);
    }

    /** The coordinates of a point. */
    Point at(Point point) {
        return new Point(x(point.x()), y(point.y()));
    }

    private double x(double value) {
        return left + xAxis.at(value) * (right - left);
    }

    private double y(double value) {
        return bottom - yAxis.at(value) * (bottom - top);
    }

    /** Draws the bands, and on them the axes and their labels. */
    Svg draw(String name, String xLabel, String yLabel, List<Band> bands) {
        var group = Svg.group("axes");
        for (Band band : bands) {
            group.add(Svg.rect("band", x(band.from()), top, x(band.to()) - x(band.from()), bottom - top),
                Svg.text("small", x((band.from() + band.to()) / 2), top - 5, band.name()).anchored("middle"));
        }
        for (double tick : yAxis.ticks(6)) {
            group.add(Svg.line("grid", left, y(tick), right, y(tick)),
                Svg.text("small", left - 8, y(tick) + 4, LineChart.number(tick)).anchored("end"));
        }
        for (double tick : xTicks()) {
            group.add(Svg.line("rule", x(tick), bottom, x(tick), bottom + 4),
                Svg.text("small", x(tick), bottom + 17, LineChart.number(tick)).anchored("middle"));
        }
        return group.add(Svg.line("rule", left, bottom, right, bottom),
            Svg.text("soft", right, bottom + 36, xLabel).anchored("end"),
            Svg.text("strong", (left + right) / 2, top - 20, name).anchored("middle"),
            Svg.text("soft", left - 44, top - 20, "↑ " + yLabel));
    }

    /** As many as have room; on a logarithmic axis, the values that occur, but for one too close to the next. */
    private List<Double> xTicks() {
        return !xAxis.logarithmic() ? xAxis.ticks(Math.min(12, (int) (right - left) / 30))
            : range(Point::x).distinct().filter(value ->
                range(Point::x).noneMatch(next -> next > value && x(next) - x(value) < LABEL_WIDTH)).boxed().toList();
    }
}
