package greenlab.render;

import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import java.util.List;

/**
 * The timeline of a run as a self-contained SVG picture for a notebook cell or a slide, without scripts or fonts. It
 * has its own background, for light and dark pages, and a description for screen readers. A page can change its
 * colours by setting the custom properties of its style.
 */
public final class SvgTimeline {
    private static final double WIDTH = 760;
    private static final double LEFT = 86;
    private static final double RIGHT = 704;
    private static final double EDGE = 20;
    private static final double THREAD_TOP = 100;
    private static final double THREAD_HEIGHT = 32;
    /** Of the rows of ten carriers or more. */
    private static final double CARRIERS_HEIGHT = 120;
    /** For 5 to 36 lanes: at the full width of a slide the picture must not be too high. */
    private static final double LANES_HEIGHT = 138;
    private static final int NOTE_WIDTH = 94;
    private static final int MAX_LANES = 100;
    static final SvgTheme THEME = new SvgTheme("greenlab-timeline", """
        --wait: #3d7fd9; --wait-soft: #5c96e0; --work: #1c2430; --bad: #c8202c; --bad-word: #c8202c;
        --bad-deep: #8f0f1a; --good: #14783c; --odd: #8a5a00; --now: #6b3fc0;""", """
        --wait: #6aa8f7; --wait-soft: #3b71b8; --work: #e8edf3; --bad: #cf2f3b; --bad-word: #ff8087;
        --bad-deep: #8f1620; --good: #4cc27a; --odd: #e0a83c; --now: #b18cf5;""", """
        text.clock { font-size: 20px; font-weight: 700; }
        tspan.rest { font-size: 13px; font-weight: 400; }
        .fast, text.good { fill: var(--good); }
        .slow, .hung, .failed { fill: var(--bad); }
        .mixed { fill: var(--odd); }
        .running { fill: var(--now); }
        .stopped, .unknown { fill: var(--soft); }
        text.slow, text.hung, text.failed, text.bad { fill: var(--bad-word); }
        text.pill { font-size: 14px; font-weight: 700; fill: var(--card); }
        text.on-slow, text.on-hung, text.on-failed { fill: #ffffff; }
        .mark { stroke: var(--soft); stroke-dasharray: 2 3; }
        .now { stroke: var(--now); stroke-width: 1.5; }
        .opening { fill: var(--card); stroke: var(--wait); stroke-width: 1.2; }
        .ready { stroke: var(--soft); stroke-width: 1.3; stroke-dasharray: 1.5 3; }
        .waiting { fill: var(--wait-soft); }
        .receiving { fill: var(--work); }
        .blocked { stroke: var(--bad-deep); stroke-width: 0.8; }
        .hatch { fill: var(--bad); }
        .hatch-line { stroke: var(--bad-deep); stroke-width: 2.4; }
        text.on-block { fill: #ffffff; font-weight: 700; paint-order: stroke; stroke: var(--bad-deep); \
        stroke-width: 3px; stroke-linejoin: round; }
        .tick { fill: none; stroke: var(--good); stroke-width: 2; stroke-linecap: round; }
        .cross { fill: none; stroke: var(--bad-word); stroke-width: 2.2; stroke-linecap: round; }
        """);

    private final Run run;
    private final Lanes lanes;
    private final Axis axis;
    private final String id;
    private final SvgLanes shapes;
    private final List<Integer> shown;
    /** The height of the lane of one carrier, and of one fetch. */
    private final double carrierPitch;
    private final double pitch;
    /** The gap that shows where lanes are omitted. */
    private final double gap;
    /** The y coordinates of the first fetch's lane and of the axis. */
    private final double lanesTop;
    private final double bottom;

    private SvgTimeline(Run run) {
        this.run = run;
        this.lanes = Lanes.of(run);
        this.axis = Axis.of(run);
        this.id = "greenlab-" + Integer.toHexString(RunJson.line(run).hashCode());
        this.shapes = new SvgLanes(this::x, "url(#" + id + "-hatch)");
        this.shown = lanes.shown(MAX_LANES);
        this.pitch = Math.clamp(LANES_HEIGHT / shown.size(), 4, 29);
        this.gap = shown.size() < run.n() ? 16 : 0;
        int carriers = Math.max(lanes.thread().rows().size(), 1);
        this.carrierPitch = carriers < 3 ? THREAD_HEIGHT : CARRIERS_HEIGHT / Math.max(carriers, 10);
        this.lanesTop = THREAD_TOP + carrierPitch * carriers + 6;
        this.bottom = lanesTop + pitch * shown.size() + gap + 6;
    }

    /** Draws a run, finished or not. Ids are derived from the run, so several pictures can share a page. */
    public static String of(Run run) {
        return new SvgTimeline(run).draw().toString();
    }

    private Svg draw() {
        var notes = Svg.group("notes result");
        double y = drawNotes(notes);
        var legend = new SvgLegend(22, EDGE, WIDTH - EDGE, y - 4);
        shapes.addTo(legend, shown.stream().map(lanes::fetch).toList());
        return Svg.picture(THEME, id, WIDTH, legend.bottom() + 8, String.join(" · ", RunSummary.title(run)),
            RunSummary.story(run)).with("data-x0", LEFT).with("data-x1", RIGHT).with("data-y0", THREAD_TOP)
            .with("data-y1", bottom).with("data-seconds", String.valueOf(axis.max()))
            .add(Svg.element("defs").add(hatch(id)), new SvgHeader(run, EDGE, WIDTH - EDGE).draw(), grid(), marks(),
                thread(), fetches(), axisLabels(), notes, legend.svg());
    }

    /** The fill of blocks; {@code id} is that of the picture. */
    static Svg hatch(String id) {
        return Svg.element("pattern").with("id", id + "-hatch").with("width", 8).with("height", 8)
            .with("patternUnits", "userSpaceOnUse").with("patternTransform", "rotate(45)")
            .add(Svg.rect("hatch", 0, 0, 8, 8), Svg.line("hatch-line", 0, 0, 0, 8));
    }

    private Svg grid() {
        var group = Svg.group("ticks");
        axis.ticks(12).forEach(tick -> group.add(Svg.line("grid", x(tick), THREAD_TOP - 4, x(tick), bottom)));
        return group;
    }

    /** The ideal ends of the run: all fetches concurrent, and all serial. */
    private Svg marks() {
        var group = Svg.group("marks");
        if (run.delay() > 0) {
            mark(group, run.delay(), "concurrent");
        }
        if (run.delay() > 0 && run.n() > 1) {
            mark(group, run.n() * run.delay(), "serial");
        }
        return group;
    }

    private void mark(Svg group, double t, String label) {
        String text = label + ": " + RunSummary.number(t) + " s";
        if (t <= axis.max()) {
            group.add(Svg.line("mark", x(t), THREAD_TOP - 5, x(t), bottom),
                Svg.text("small", x(t), THREAD_TOP - 8, text).anchored("middle"));
        } else {
            group.add(Svg.text("small", RIGHT, THREAD_TOP - 8, text + " →").anchored("end"));
        }
    }

    private Svg thread() {
        var thread = lanes.thread();
        double middle = THREAD_TOP + Math.max(carrierPitch, 12) / 2;
        var group = Svg.group("thread-lane").add(
            Svg.rect("plate", LEFT, THREAD_TOP, RIGHT - LEFT, lanesTop - 6 - THREAD_TOP).rounded(4),
            Svg.text("strong", LEFT - 12, middle + 4.5, thread.name()).anchored("end"),
            Svg.text("soft", LEFT + 12, middle + 4.5, thread.rows().isEmpty() ? thread.summary() : ""));
        for (int row = 0; row < thread.rows().size(); row++) {
            group.add(shapes.thread(thread.rows().get(row), THREAD_TOP + carrierPitch * (row + 0.5),
                carrierPitch - Math.min(1, carrierPitch / 4)));
        }
        return group;
    }

    private Svg fetches() {
        var group = Svg.group("fetches");
        int every = pitch >= 12 ? 1 : 10;
        for (int row = 0; row < shown.size(); row++) {
            int fetch = shown.get(row);
            double middle = lanesTop + pitch * (row + 0.5) + (fetch == row + 1 ? 0 : gap);
            String name = fetch == 1 || fetch % every == 0 ? "fetch " + fetch : "";
            group.add(Svg.text("small", LEFT - 12, middle + 4, name).anchored("end"),
                shapes.fetch(lanes.fetch(fetch), middle, pitch * 0.66));
        }
        return group;
    }

    private Svg axisLabels() {
        var group = Svg.group("axis-labels").add(Svg.line("axis", LEFT, bottom, RIGHT, bottom));
        axis.ticks(12).forEach(tick -> group.add(Svg.text("small", x(tick), bottom + 15,
            RunSummary.number(tick) + (tick == 0 ? " s" : "")).anchored("middle")));
        if (run.verdict() == Verdict.RUNNING) {
            double now = x(run.seconds());
            group.add(Svg.line("now", now, THREAD_TOP - 4, now, bottom)
                .titled("now " + RunSummary.seconds(run.seconds())));
        }
        return group;
    }

    /** Draws lines of text below the lanes; returns the y coordinate of the next one. */
    private double drawNotes(Svg group) {
        double y = bottom + 34;
        if (run.error() != null) {
            y = note(group, y, "strong bad", "failed: " + RunSummary.oneLine(run.error()));
        }
        y = note(group, y, run.blocked().isEmpty() ? "soft" : "strong bad", RunSummary.thread(run));
        if (gap > 0) {
            y = note(group, y, "soft", (run.n() - shown.size()) + " fetches are omitted");
        }
        return run.emulated() ? note(group, y, "soft", RunSummary.FOOTNOTE) : y;
    }

    /** Wraps a text; a longer word, such as a path, is split. */
    private static double note(Svg group, double y, String style, String text) {
        String splittable = text.replaceAll("\\S{" + NOTE_WIDTH + "}(?=\\S)", "$0 ");
        for (String line : RunSummary.wrap(splittable, NOTE_WIDTH)) {
            group.add(Svg.text(style, EDGE, y, line));
            y += 18;
        }
        return y;
    }

    private double x(double t) {
        return LEFT + axis.at(t) * (RIGHT - LEFT);
    }
}
