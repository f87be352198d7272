package greenlab.render;

import greenlab.probe.Finding;
import greenlab.render.Lanes.Segment;
import greenlab.render.Lanes.State;
import greenlab.run.BlockGroup;
import greenlab.run.WatchReport;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report of {@code watch} as lanes: one for each carrier or platform thread that was blocked. */
public final class WatchLanes {
    private static final double WIDTH = 760;
    private static final double LEFT = 130;
    private static final double RIGHT = 704;
    private static final double EDGE = 20;
    private static final double TOP = 66;
    private static final double PITCH = 32;
    private static final int MOST = 32;
    private static final int MARGIN = 18;

    private final WatchReport report;
    private final Axis axis;
    private final List<BlockGroup> groups;
    private final Map<String, List<Finding>> lanes = new LinkedHashMap<>();

    private WatchLanes(WatchReport report) {
        this.report = report;
        this.axis = new Axis(0, Math.max(report.seconds(), 0.1), false);
        this.groups = report.groups();
        report.findings().stream().sorted(Comparator.comparingDouble(Finding::t))
            .forEach(one -> lanes.computeIfAbsent(name(one), _ -> new ArrayList<>()).add(one));
    }

    private static String name(Finding one) {
        return RunSummary.oneLine(one.carrier() == null ? one.thread()
            : one.carrier().replaceFirst("^ForkJoinPool-1-worker-", "carrier "));
    }

    /** As text of this width: blocks bear the numbers of their culprits in {@link WatchSummary#text}. No colours. */
    public static List<String> text(WatchReport report, int width) {
        return new WatchLanes(report).text(width);
    }

    private List<String> text(int width) {
        List<String> lines = new ArrayList<>();
        int columns = width - MARGIN - 1;
        names().forEach(name -> {
            var row = new TextRow(width).write(0, name.substring(0, Math.min(name.length(), MARGIN - 1)), Color.PLAIN);
            lanes.get(name).forEach(one -> {
                int from = column(one.t(), columns);
                int to = Math.max(column(one.t() + one.seconds(), columns), from + 1);
                row.fill(from, to, '#', Color.RED).write(from, number(one), Color.BOLD);
            });
            lines.add(row.text(false));
        });
        var line = new TextRow(width).fill(MARGIN, width - 1, '-', Color.PLAIN);
        var labels = new TextRow(width).write(0, "seconds", Color.PLAIN);
        for (double tick : axis.ticks(columns / 7)) {
            line.write(column(tick, columns), "+", Color.PLAIN);
            labels.write(column(tick, columns), RunSummary.number(tick), Color.PLAIN);
        }
        lines.addAll(List.of(line.text(false), labels.text(false)));
        return lines;
    }

    private List<String> names() {
        return lanes.keySet().stream().sorted(Comparator.comparingInt(String::length)
            .thenComparing(Comparator.naturalOrder())).limit(MOST).toList();
    }

    private String number(Finding one) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).contains(one)) {
                return "" + (i + 1);
            }
        }
        return "";
    }

    private int column(double t, int columns) {
        return MARGIN + (int) (axis.at(t) * (columns - 1));
    }

    /** As a self-contained SVG picture, in the style of {@link SvgTimeline}. */
    public static String svg(WatchReport report) {
        return new WatchLanes(report).draw().toString();
    }

    private Svg draw() {
        String id = "greenlab-watch-" + Integer.toHexString(report.json().hashCode());
        double bottom = TOP + PITCH * Math.max(1, names().size()) + 4;
        var notes = Svg.group("notes result");
        double y = bottom + 34;
        for (String line : WatchSummary.text(report).stream().skip(1).toList()) {
            for (String part : RunSummary.wrap(line.isEmpty() ? " " : line.strip(), 110)) {
                notes.add(Svg.text(line.startsWith(" ") ? "soft" : "strong", EDGE, y, part));
                y += line.isEmpty() ? 8 : 17;
            }
        }
        return Svg.picture(SvgTimeline.THEME, id, WIDTH, y + 4, "watch", String.join(" ", WatchSummary.text(report)))
            .add(Svg.element("defs").add(SvgTimeline.hatch(id)),
                Svg.text("name", EDGE, 27, WatchSummary.text(report).getFirst()), grid(bottom),
                blocks("url(#" + id + "-hatch)"), notes);
    }

    private Svg grid(double bottom) {
        var group = Svg.group("ticks").add(Svg.line("axis", LEFT, bottom, RIGHT, bottom));
        axis.ticks(12).forEach(tick -> group.add(Svg.line("grid", x(tick), TOP - 4, x(tick), bottom),
            Svg.text("small", x(tick), bottom + 15, RunSummary.number(tick) + (tick == 0 ? " s" : ""))
                .anchored("middle")));
        return group;
    }

    private Svg blocks(String hatch) {
        var shapes = new SvgLanes(this::x, hatch);
        var group = Svg.group("lanes");
        double middle = TOP + PITCH / 2;
        for (String name : names()) {
            List<Segment> blocks = lanes.get(name).stream()
                .map(one -> new Segment(0, State.BLOCKED, one.t(), one.t() + one.seconds(), one.frame())).toList();
            group.add(Svg.rect("plate", LEFT, middle - PITCH / 2 + 2, RIGHT - LEFT, PITCH - 4).rounded(4),
                Svg.text("strong", LEFT - 12, middle + 4.5, name.length() > 16 ? name.substring(0, 15) + "…" : name)
                    .anchored("end"), shapes.thread(blocks, middle, PITCH - 8));
            middle += PITCH;
        }
        return group;
    }

    private double x(double t) {
        return LEFT + axis.at(t) * (RIGHT - LEFT);
    }
}
