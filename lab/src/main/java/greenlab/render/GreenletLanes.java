package greenlab.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each greenlet of a hub did when, as lanes. */
public final class GreenletLanes {
    private static final double WIDTH = 640;
    private static final double LEFT = 60;
    private static final double RIGHT = 610;
    private static final double EDGE = 20;
    private static final double TOP = 64;
    private static final double PITCH = 24;
    private static final int MARGIN = 6;
    private static final String GLYPHS = "~ waits in a call of the hub   # blocks the thread   + has ended";
    private static final String LEGEND = "band: waits in a call of the hub; hatched: blocks the thread; ✔ has ended";

    /** What a greenlet does. */
    public enum Kind {
        /** It has called the hub, which lets others run meanwhile. */
        WAITS('~', Color.CYAN),
        /** It has called the hub, which lets no other run. */
        BLOCKS('#', Color.RED),
        /** It has ended. */
        ENDED('+', Color.GREEN);

        private final char glyph;
        private final Color color;

        Kind(char glyph, Color color) {
            this.glyph = glyph;
            this.color = color;
        }
    }

    /** A part of a greenlet's lane, in seconds. Of two that overlap, the later one of the list is visible. */
    public record Span(String lane, Kind kind, double from, double to) {}

    private final Map<String, List<Span>> lanes;
    private final Axis axis;

    private GreenletLanes(List<Span> spans, double seconds) {
        this.lanes = spans.stream().collect(Collectors.groupingBy(Span::lane, LinkedHashMap::new, Collectors.toList()));
        this.axis = new Axis(0, Math.max(seconds, 1e-3), false);
    }

    /** As text of this width, without colours; empty without spans. */
    public static List<String> text(List<Span> spans, double seconds, int width) {
        return spans.isEmpty() ? List.of() : new GreenletLanes(spans, seconds).text(width);
    }

    private List<String> text(int width) {
        List<String> lines = lanes.entrySet().stream().map(lane -> {
            var row = new TextRow(width).write(0, lane.getKey(), Color.PLAIN);
            lane.getValue().forEach(span -> row.fill(column(span.from(), width),
                Math.max(column(span.to(), width), column(span.from(), width) + 1), span.kind().glyph,
                span.kind().color));
            return row.text(false);
        }).collect(Collectors.toList());
        var line = new TextRow(width).fill(MARGIN, width, '-', Color.PLAIN);
        var labels = new TextRow(width).write(0, "s", Color.PLAIN);
        for (double tick : axis.ticks(width / 10)) {
            line.write(column(tick, width), "+", Color.PLAIN);
            labels.write(column(tick, width), RunSummary.number(tick), Color.PLAIN);
        }
        lines.addAll(List.of(line.text(false), labels.text(false), GLYPHS));
        return lines;
    }

    private int column(double t, int width) {
        return MARGIN + (int) (axis.at(t) * (width - MARGIN - 1));
    }

    /** As a self-contained SVG picture, in the style of {@link SvgTimeline}, with a title and a sentence below it. */
    public static String svg(String title, String sentence, List<Span> spans, double seconds) {
        return new GreenletLanes(spans, seconds).draw(title, sentence).toString();
    }

    private Svg draw(String title, String sentence) {
        String id = "greenlab-hub-" + Integer.toHexString((title + sentence + lanes).hashCode());
        double bottom = TOP + PITCH * lanes.size() + 4;
        var group = Svg.group("lanes");
        axis.ticks(8).forEach(tick -> group.add(Svg.line("grid", x(tick), TOP - 4, x(tick), bottom),
            Svg.text("small", x(tick), bottom + 15, RunSummary.number(tick) + (tick == 0 ? " s" : ""))
                .anchored("middle")));
        double middle = TOP + PITCH / 2;
        for (var lane : lanes.entrySet()) {
            group.add(Svg.text("strong", LEFT - 12, middle + 4.5, lane.getKey()).anchored("end"));
            for (Span span : lane.getValue()) {
                group.add(shape(span, middle, "url(#" + id + "-hatch)"));
            }
            middle += PITCH;
        }
        return Svg.picture(SvgTimeline.THEME, id, WIDTH, bottom + 54, title, title + ". " + sentence)
            .add(Svg.element("defs").add(SvgTimeline.hatch(id)), Svg.text("name", EDGE, 27, title),
                Svg.text("soft", EDGE, 48, sentence), group,
                Svg.text("soft", EDGE, bottom + 40, LEGEND));
    }

    private Svg shape(Span span, double middle, String hatch) {
        double width = Math.max(x(span.to()) - x(span.from()), 1);
        return switch (span.kind()) {
            case WAITS -> Svg.rect("waiting", x(span.from()), middle - 5, width, 10);
            case BLOCKS -> Svg.rect("blocked", x(span.from()), middle - 9, width, 18).with("fill", hatch);
            case ENDED -> Svg.text("small", x(span.from()) + 3, middle + 4, "✔");
        };
    }

    private double x(double t) {
        return LEFT + axis.at(t) * (RIGHT - LEFT);
    }
}
