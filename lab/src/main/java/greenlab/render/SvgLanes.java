package greenlab.render;

import greenlab.render.Lanes.End;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.Segment;
import greenlab.render.Lanes.State;
import greenlab.render.Lanes.Block;
import greenlab.render.Lanes.ThreadLane;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * The shapes in the lanes. Each state has a form as well as a colour: hollow, dotted, a thin band, solid, hatched.
 *
 * @param x maps seconds to the x coordinate
 * @param hatch the fill of blocks
 */
record SvgLanes(DoubleUnaryOperator x, String hatch) {

    /** The lane of one fetch, without its name; {@code middle} and {@code height} are those of its bars. */
    Svg fetch(Lane lane, double middle, double height) {
        var group = Svg.group("fetch");
        for (Segment segment : lane.segments()) {
            double from = x.applyAsDouble(segment.from());
            double width = Math.max(x.applyAsDouble(segment.to()) - from, 0.8);
            group.add(bar(segment.state(), from, middle, width, height).titled(title(lane.fetch(), segment)));
        }
        return end(group, lane, middle, Math.min(height, 9));
    }

    /** Whether a segment is wide enough to recognise its state. */
    boolean isVisible(Segment segment) {
        return x.applyAsDouble(segment.to()) - x.applyAsDouble(segment.from()) >= 1.5;
    }

    /** The bar of a state, in a lane or in the legend. */
    Svg bar(State state, double from, double middle, double width, double height) {
        String style = state.name().toLowerCase(Locale.ROOT);
        double top = middle - height / 2;
        return switch (state) {
            case OPENING -> Svg.rect(style, from + 0.6, top + height * 0.15, Math.max(width - 1.2, 0.4), height * 0.7)
                .rounded(Math.min(2, height / 4));
            case READY -> Svg.line(style, from, middle, from + width, middle);
            case WAITING -> Svg.rect(style, from, middle - height * 0.3, width, height * 0.6);
            case RECEIVING -> Svg.rect(style, from, top, width, height);
            case BLOCKED -> Svg.rect(style, from, top, width, height).with("fill", hatch);
        };
    }

    private Svg end(Svg group, Lane lane, double middle, double size) {
        double at = x.applyAsDouble(lane.at());
        if (lane.end() == End.DONE) {
            return group.add(tick(at + 3, middle, size));
        }
        if (lane.end() == End.FAILED) {
            String why = "fetch " + lane.fetch() + " failed: " + lane.reason();
            group.add(cross(at + 4, middle, size).titled(why));
            return size < 6 ? group : group.add(Svg.text("small bad", at + 14, middle + 4, "failed"));
        }
        return group;
    }

    Svg tick(double left, double middle, double size) {
        return Svg.path("tick", "M%s %sl%s %sl%s %s".formatted(Svg.round(left), Svg.round(middle),
            Svg.round(size * 0.3), Svg.round(size * 0.3), Svg.round(size * 0.55), Svg.round(-size * 0.7)));
    }

    Svg cross(double left, double middle, double size) {
        double half = size * 0.4;
        return Svg.path("cross", "M%1$s %2$sl%3$s %3$sm0 -%3$sl-%3$s %3$s".formatted(Svg.round(left),
            Svg.round(middle - half), Svg.round(half * 2)));
    }

    /** The lane of the thread: its blocks hatched, each with the number of the fetch. */
    Svg thread(ThreadLane thread, double top, double height) {
        var group = Svg.group("thread");
        for (Block block : thread.blocks()) {
            double from = x.applyAsDouble(block.from());
            double width = Math.max(x.applyAsDouble(block.to()) - from, 0.8);
            group.add(Svg.group("block").titled(title(block)).add(
                Svg.rect("blocked", from, top, width, height).with("fill", hatch).rounded(Math.min(3, width / 4))));
            label(group, block, from + width / 2, top + height / 2 + 4.5, width);
        }
        return group;
    }

    /** Labels a block with what fits: the fetch's number and the frame, the number alone, or nothing. */
    private static void label(Svg group, Block block, double middle, double base, double width) {
        String number = String.valueOf(block.fetch());
        String whole = block.frame() == null ? "fetch " + number : number + " in " + RunSummary.frame(block.frame());
        String fits = whole.length() * 7 + 10 < width ? whole : number.length() * 7.5 + 5 < width ? number : "";
        if (!fits.isEmpty()) {
            group.add(Svg.text("on-block", middle, base, fits).anchored("middle"));
        }
    }

    private static String title(int fetch, Segment segment) {
        String where = segment.frame() == null ? "" : " in " + RunSummary.frame(segment.frame());
        return "fetch " + fetch + ", " + segment.state().label() + where + ": " + span(segment.from(), segment.to());
    }

    private static String title(Block block) {
        String where = block.frame() == null ? "" : " in " + RunSummary.frame(block.frame());
        return "fetch " + block.fetch() + " blocks the thread" + where + ": " + span(block.from(), block.to());
    }

    private static String span(double from, double to) {
        return RunSummary.seconds(from) + " to " + RunSummary.seconds(to);
    }
}
