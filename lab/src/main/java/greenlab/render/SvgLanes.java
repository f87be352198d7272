package greenlab.render;

import greenlab.fetch.Event.What;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.Segment;
import greenlab.render.Lanes.State;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * The shapes in the lanes. Each state has a form as well as a colour: hollow, dotted, a thin band, solid, hatched. A
 * segment of fetch 0 belongs to no fetch.
 *
 * @param x maps seconds to the x coordinate
 * @param hatch the fill of blocks
 */
record SvgLanes(DoubleUnaryOperator x, String hatch) {
    private static final double SYMBOL = 22;
    /** The width of a bold character; an estimate at the upper end, since fonts differ. */
    private static final double BOLD = 8;
    /** The least heights of blocks with one line of text, and with two. */
    private static final double ONE_LINE = 11;
    private static final double TWO_LINES = 26;

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

    /** A row of the thread's lane: its blocks and, where there is room, which fetch blocks it in which frame. */
    Svg thread(List<Segment> blocks, double middle, double height) {
        var group = Svg.group("thread");
        var labels = Svg.group("labels");
        boolean twoLines = height >= TWO_LINES;
        for (Segment block : blocks) {
            double width = width(block);
            group.add(Svg.group("block").titled(title(block)).add(bar(State.BLOCKED, from(block), middle, width, height)
                .rounded(Math.min(3, width / 4))));
            double baseline = middle + (twoLines && block.frame() != null ? -3 : 4.5);
            labels.add(Svg.text("on-block", from(block) + width / 2, baseline,
                height < ONE_LINE ? "" : label(block, width, twoLines)).anchored("middle"));
        }
        return group.add(labels, twoLines ? frames(blocks, middle + 11.5) : Svg.group("frames"));
    }

    /** What fits into a block: the fetch's number and, in the only line, the frame; the number alone; or nothing. */
    private static String label(Segment block, double width, boolean numberOnly) {
        String number = block.fetch() == 0 ? "" : String.valueOf(block.fetch());
        return Stream.of(numberOnly ? number : number + in(block), number)
            .filter(label -> label.length() * BOLD + 4 < width).findFirst().orElse("");
    }

    /** The frame of successive blocks, below their numbers; shortened if they are too short for it. */
    private Svg frames(List<Segment> blocks, double y) {
        var group = Svg.group("frames");
        for (int first = 0, next; first < blocks.size(); first = next) {
            String frame = blocks.get(first).frame();
            next = first + 1;
            while (next < blocks.size() && Objects.equals(blocks.get(next).frame(), frame)) {
                next++;
            }
            Segment last = blocks.get(next - 1);
            double left = from(blocks.get(first)) + 5;
            String whole = in(last).strip();
            int room = (int) ((from(last) + width(last) - left - 3) / BOLD);
            if (whole.length() <= room) {
                group.add(Svg.text("on-block", left, y, whole));
            } else if (room > 4) {
                group.add(Svg.text("on-block", left, y, whole.substring(0, room - 1) + "…").titled(whole));
            }
        }
        return group;
    }

    private static String in(Segment block) {
        return block.frame() == null ? "" : " in " + RunSummary.frame(block.frame());
    }

    /** Adds the symbols that occur in the lanes. */
    void addTo(SvgLegend legend, List<Lane> lanes) {
        for (State state : State.values()) {
            if (lanes.stream().flatMap(lane -> lane.segments().stream())
                    .anyMatch(segment -> segment.state() == state && width(segment) >= 1.5)) {
                legend.add(state == State.BLOCKED ? "result" : "entry", state.label(),
                    (left, middle) -> bar(state, left, middle, SYMBOL, 11));
            }
        }
        if (lanes.stream().anyMatch(lane -> lane.endsWith(What.DONE))) {
            legend.add("entry", "done", (left, middle) -> tick(left + 8, middle, 9));
        }
        if (lanes.stream().anyMatch(lane -> lane.endsWith(What.FAILED))) {
            legend.add("result", "failed", (left, middle) -> cross(left + 8, middle, 9));
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

    private static String title(Segment segment) {
        String fetch = segment.fetch() == 0 ? "" : "fetch " + segment.fetch() + ": ";
        return fetch + segment.state().label() + in(segment) + ", "
            + RunSummary.seconds(segment.from()) + " to " + RunSummary.seconds(segment.to());
    }
}
