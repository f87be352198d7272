package greenlab.render;

import greenlab.render.LineChart.Band;
import greenlab.render.LineChart.Point;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** The area of a panel of a {@link LineChart}: its axes, and the mapping of values to coordinates. */
final class PlotArea {
    private static final int X_TICKS = 8;
    private static final int Y_TICKS = 4;

    private final List<Point> points;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;
    private final boolean logarithmic;
    private final double minX;
    private final double maxX;
    private final double minY;
    private final double maxY;

    /** Linear y axes start at 0; logarithmic ones span at least a factor of 12. */
    PlotArea(List<Point> points, double left, double right, double top, double bottom, boolean logarithmic) {
        this.points = points;
        this.left = left;
        this.right = right;
        this.top = top;
        this.bottom = bottom;
        this.logarithmic = logarithmic;
        this.minX = points.stream().mapToDouble(Point::x).min().orElse(logarithmic ? 1 : 0);
        this.maxX = Math.max(range(Point::x).max().orElse(1), logarithmic ? 10 * minX : minX + 1e-9);
        this.minY = logarithmic ? 0.9 * range(Point::y).min().orElse(1) : 0;
        this.maxY = Math.max(1.05 * range(Point::y).max().orElse(1), logarithmic ? 12 * minY : 1e-9);
    }

    private DoubleStream range(ToDoubleFunction<Point> of) {
        return points.stream().mapToDouble(of);
    }

    /** The coordinates of a point. */
    Point at(Point point) {
        return new Point(x(point.x()), y(point.y()));
    }

    private double x(double value) {
        return left + fraction(value, minX, maxX) * (right - left);
    }

    private double y(double value) {
        return bottom - fraction(value, minY, maxY) * (bottom - top);
    }

    private double fraction(double value, double min, double max) {
        return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
    }

    /** Draws the band, unless it is null, and on it the axes and their labels. */
    Svg draw(String name, String xAxis, String yAxis, Band band) {
        var group = Svg.group("axes");
        if (band != null) {
            group.add(Svg.rect("band", x(band.from()), top, x(band.to()) - x(band.from()), bottom - top),
                Svg.text("small", x((band.from() + band.to()) / 2), top - 5, band.name()).anchored("middle"));
        }
        for (double tick : yTicks()) {
            group.add(Svg.line("grid", left, y(tick), right, y(tick)),
                Svg.text("small", left - 8, y(tick) + 4, LineChart.number(tick)).anchored("end"));
        }
        for (double tick : xTicks()) {
            group.add(Svg.line("rule", x(tick), bottom, x(tick), bottom + 4),
                Svg.text("small", x(tick), bottom + 17, LineChart.number(tick)).anchored("middle"));
        }
        return group.add(Svg.line("rule", left, bottom, right, bottom),
            Svg.text("soft", right, bottom + 36, xAxis).anchored("end"),
            Svg.text("strong", (left + right) / 2, top - 20, name).anchored("middle"),
            Svg.text("soft", left - 44, top - 20, "↑ " + yAxis));
    }

    /** On a logarithmic axis, the values that occur; there are few of them. */
    private double[] xTicks() {
        return logarithmic ? range(Point::x).distinct().toArray() : multiples(step(maxX - minX, X_TICKS), minX, maxX);
    }

    private double[] yTicks() {
        return logarithmic ? DoubleStream.iterate(1e-3, power -> power <= maxY, power -> power * 10)
            .flatMap(power -> DoubleStream.of(power, 2 * power, 5 * power))
            .filter(tick -> tick >= minY && tick <= maxY).toArray() : multiples(step(maxY, Y_TICKS), 0, maxY);
    }

    private static double[] multiples(double step, double min, double max) {
        return DoubleStream.iterate(Math.ceil(min / step - 1e-9), i -> i * step <= max + 1e-9, i -> i + 1)
            .map(i -> i * step).toArray();
    }

    /** 1, 2 or 5 times a power of ten, so that there are about that many steps. */
    private static double step(double span, int steps) {
        double power = Math.pow(10, Math.floor(Math.log10(span / steps)));
        double quotient = span / steps / power;
        return power * (quotient < 1.5 ? 1 : quotient < 3.5 ? 2 : quotient < 7.5 ? 5 : 10);
    }
}
