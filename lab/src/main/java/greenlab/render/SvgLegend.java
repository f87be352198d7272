package greenlab.render;

import greenlab.render.Lanes.End;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.State;
import java.util.List;

/** The legend: each sign that the lanes have beside its word, in as many lines as they need. */
final class SvgLegend {
    private static final double SIGN = 22;
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

    /** Draws it for these lanes; {@code middle} is the middle of its first line, in pixels. */
    Svg draw(double middle, List<Lane> lanes) {
        x = left;
        y = middle;
        for (State state : State.values()) {
            if (lanes.stream().flatMap(lane -> lane.segments().stream())
                    .anyMatch(part -> part.state() == state && shapes.isSeen(part))) {
                makeRoom(state.words());
                entry(shapes.bar(state, x, y, SIGN, 11), state.words());
            }
        }
        if (lanes.stream().anyMatch(lane -> lane.end() == End.DONE)) {
            makeRoom("done");
            entry(shapes.tick(x + 8, y, 9), "done");
        }
        if (lanes.stream().anyMatch(lane -> lane.end() == End.FAILED)) {
            makeRoom("failed");
            entry(shapes.cross(x + 8, y, 9), "failed");
        }
        return group;
    }

    /** The bottom of what was drawn. */
    double bottom() {
        return y + LINE / 2;
    }

    private void makeRoom(String words) {
        if (x > left && x + width(words) > right) {
            x = left;
            y += LINE;
        }
    }

    private void entry(Svg sign, String words) {
        group.add(sign, Svg.text("soft", x + SIGN + 6, y + 4, words));
        x += width(words);
    }

    /** Without a font's figures at hand a guess has to do: 6.4 pixels for a character. */
    private static double width(String words) {
        return SIGN + 6 + words.length() * 6.4 + 14;
    }
}
