package greenlab.render;

import greenlab.render.Lanes.End;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.State;
import java.util.List;

/** The legend: the symbols that occur in the lanes, each with its label, on as many lines as needed. */
final class SvgLegend {
    private static final double SYMBOL = 22;
    private static final double LINE = 19;

    private final SvgLanes shapes;
    private final double left;
    private final double right;
    private final Svg group = Svg.group("legend");
    private double x;
    private double y;

    SvgLegend(SvgLanes shapes, double left, double right) {
        this.shapes = shapes;
        this.left = left;
        this.right = right;
    }

    /** Draws the legend of these lanes; {@code middle} is the y coordinate of its first line. */
    Svg draw(double middle, List<Lane> lanes) {
        x = left;
        y = middle;
        for (State state : State.values()) {
            if (lanes.stream().flatMap(lane -> lane.segments().stream())
                    .anyMatch(part -> part.state() == state && shapes.isVisible(part))) {
                wrapFor(state.label());
                entry(shapes.bar(state, x, y, SYMBOL, 11), state.label());
            }
        }
        if (lanes.stream().anyMatch(lane -> lane.end() == End.DONE)) {
            wrapFor("done");
            entry(shapes.tick(x + 8, y, 9), "done");
        }
        if (lanes.stream().anyMatch(lane -> lane.end() == End.FAILED)) {
            wrapFor("failed");
            entry(shapes.cross(x + 8, y, 9), "failed");
        }
        return group;
    }

    /** The y coordinate of its bottom. */
    double bottom() {
        return y + LINE / 2;
    }

    private void wrapFor(String label) {
        if (x > left && x + width(label) > right) {
            x = left;
            y += LINE;
        }
    }

    private void entry(Svg symbol, String label) {
        group.add(symbol, Svg.text("soft", x + SYMBOL + 6, y + 4, label));
        x += width(label);
    }

    /** An estimate, since fonts differ: 6.4 pixels a character. */
    private static double width(String label) {
        return SYMBOL + 6 + label.length() * 6.4 + 14;
    }
}
