package greenlab.render;

import greenlab.fetch.Event.What;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.Segment;
import greenlab.render.Lanes.State;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * The shapes in the lanes. Each state has a form as well as a colour: hollow, dotted, a thin band, solid, hatched.
 *
 * @param x maps seconds to the x coordinate
 * @param hatch the fill of blocks
 */
record SvgLanes(DoubleUnaryOperator x, String hatch) {
    private static final double SYMBOL = 22;

    /** The lane of one fetch, without its name; {@code middle} and {@code height} are those of its bars. */
    Svg fetch(Lane lane, double middle, double height) {
        var group = Svg.group("fetch");
        for (Segment segment : lane.segments()) {
            group.add(bar(segment.state(), from(segment), middle, width(segment), height).titled(title(segment)));
        }
        double size = Math.min(height, 9);
        if (lane.endsWith(What.DONE)) {
            group.add(tick(x.applyAsDouble(lane.end().t()) + 3, middle, size));
        }
        if (lane.endsWith(What.FAILED)) {
            double at = x.applyAsDouble(lane.end().t());
            group.add(cross(at + 4, middle, size).titled("fetch " + lane.fetch() + " failed: " + lane.end().reason()),
                Svg.text("small bad", at + 14, middle + 4, size < 6 ? "" : "failed"));
        }
        return group;
    }

    /** The lane of the thread: its blocks, labelled where there is room. */
    Svg thread(List<Segment> blocks, double middle, double height) {
        var group = Svg.group("thread");
        for (Segment block : blocks) {
            double width = width(block);
            group.add(Svg.group("block").titled(title(block)).add(bar(State.BLOCKED, from(block), middle, width, height)
                    .rounded(Math.min(3, width / 4))),
                Svg.text("on-block", from(block) + width / 2, middle + 4.5, label(block, width)).anchored("middle"));
        }
        return group;
    }

    /** Adds the symbols that occur in the lanes. */
    void addTo(SvgLegend legend, List<Lane> lanes) {
        for (State state : State.values()) {
            if (lanes.stream().flatMap(lane -> lane.segments().stream())
                    .anyMatch(segment -> segment.state() == state && width(segment) >= 1.5)) {
                legend.add(state.label(), (left, middle) -> bar(state, left, middle, SYMBOL, 11));
            }
        }
        if (lanes.stream().anyMatch(lane -> lane.endsWith(What.DONE))) {
            legend.add("done", (left, middle) -> tick(left + 8, middle, 9));
        }
        if (lanes.stream().anyMatch(lane -> lane.endsWith(What.FAILED))) {
            legend.add("failed", (left, middle) -> cross(left + 8, middle, 9));
        }
    }

    private double from(Segment segment) {
        return x.applyAsDouble(segment.from());
    }

    private double width(Segment segment) {
        return Math.max(x.applyAsDouble(segment.to()) - from(segment), 0.8);
    }

    private Svg bar(State state, double from, double middle, double width, double height) {
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

    private static Svg tick(double left, double middle, double size) {
        return Svg.path("tick", "M%s %sl%s %sl%s %s".formatted(Svg.round(left), Svg.round(middle),
            Svg.round(size * 0.3), Svg.round(size * 0.3), Svg.round(size * 0.55), Svg.round(-size * 0.7)));
    }

    private static Svg cross(double left, double middle, double size) {
        double half = size * 0.4;
        return Svg.path("cross", "M%1$s %2$sl%3$s %3$sm0 -%3$sl-%3$s %3$s".formatted(Svg.round(left),
            Svg.round(middle - half), Svg.round(half * 2)));
    }

    /** What fits into a block: the fetch's number and the frame, the number alone, or nothing. */
    private static String label(Segment block, double width) {
        String number = String.valueOf(block.fetch());
        String whole = block.frame() == null ? "fetch " + number : number + " in " + RunSummary.frame(block.frame());
        return whole.length() * 7 + 10 < width ? whole : number.length() * 7.5 + 5 < width ? number : "";
    }

    private static String title(Segment segment) {
        String where = segment.frame() == null ? "" : " in " + RunSummary.frame(segment.frame());
        return "fetch " + segment.fetch() + ": " + segment.state().label() + where + ", "
            + RunSummary.seconds(segment.from()) + " to " + RunSummary.seconds(segment.to());
    }
}
