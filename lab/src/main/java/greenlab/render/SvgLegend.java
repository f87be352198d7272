package greenlab.render;

/** A legend: symbols with their labels, from left to right, on as many lines as needed. */
final class SvgLegend {
    private static final double LINE = 19;

    /** Draws a symbol; {@code x} is its left end, {@code y} its middle. */
    interface Symbol {
        Svg at(double x, double y);
    }

    private final Svg group = Svg.group("legend");
    private final double symbol;
    private final double left;
    private final double right;
    private double x;
    private double y;

    /** {@code symbol} is the width of a symbol, {@code y} the middle of the first line. */
    SvgLegend(double symbol, double left, double right, double y) {
        this.symbol = symbol;
        this.left = left;
        this.right = right;
        this.x = left;
        this.y = y;
    }

    /** {@code style} is the class of the entry. The width of its label is an estimate, since fonts differ. */
    void add(String style, String label, Symbol drawing) {
        double width = symbol + 20 + 6.4 * label.length();
        if (x > left && x + width > right) {
            x = left;
            y += LINE;
        }
        group.add(Svg.group(style).add(drawing.at(x, y), Svg.text("soft", x + symbol + 6, y + 4, label)));
        x += width;
    }

    Svg svg() {
        return group;
    }

    /** The y coordinate of its bottom. */
    double bottom() {
        return y + LINE / 2;
    }
}
