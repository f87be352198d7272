package greenlab.render;

import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    private static final double CLIENT = 550;
    private static final double THREAD_TOP = 88;
    private static final double THREAD_HEIGHT = 28;
    private static final double LANES_TOP = THREAD_TOP + THREAD_HEIGHT + 8;
    /** For 5 to 36 lanes: at the full width of a slide the picture must not be too high. */
    private static final double LANES_HEIGHT = 145;
    private static final int MAX_LANES = 100;

    private final Run run;
    private final Lanes lanes;
    private final Axis axis;
    private final String id;
    private final SvgLanes shapes;
    private final List<Integer> shown;
    private final double pitch;

    private SvgTimeline(Run run) {
        this.run = run;
        this.lanes = Lanes.of(run);
        this.axis = Axis.of(run);
        this.id = "greenlab-" + Integer.toHexString(RunJson.line(run).hashCode());
        this.shapes = new SvgLanes(this::x, "url(#" + id + "-hatch)");
        this.shown = lanes.shown(MAX_LANES);
        this.pitch = Math.clamp(LANES_HEIGHT / shown.size(), 4, 29);
    }

    /** Draws a run, finished or not. Ids are derived from the run, so several pictures can share a page. */
    public static String of(Run run) {
        return new SvgTimeline(run).draw().toString();
    }

    private Svg draw() {
        var content = new ArrayList<>(
            List.of(header(), clocks(), grid(), marks(), thread(), fetches(), axisLabels()));
        double y = drawNotes(content, lanesBottom() + 40);
        var svg = frame(y);
        content.forEach(svg::add);
        return svg;
    }

    private Svg frame(double height) {
        return Svg.picture(SvgStyle.TIMELINE, id, WIDTH, height, String.join(" · ", RunSummary.title(run)),
            RunSummary.story(run)).add(Svg.element("defs").add(hatch()));
    }

    private Svg hatch() {
        return Svg.element("pattern").with("id", id + "-hatch").with("width", 8).with("height", 8)
            .with("patternUnits", "userSpaceOnUse").with("patternTransform", "rotate(45)")
            .add(Svg.rect("hatch", 0, 0, 8, 8), Svg.line("hatch-line", 0, 0, 0, 8));
    }

    private Svg header() {
        var parts = RunSummary.title(run);
        int bold = run.stage() == null ? 1 : 2;
        String rest = String.join(" · ", parts.subList(bold, parts.size()));
        return Svg.group("header").add(
            Svg.text("name", EDGE, 27, String.join(" · ", parts.subList(0, bold)) + " "),
            Svg.text("", EDGE, 45, rest),
            Svg.text("soft", EDGE, 62, tls()));
    }

    private String tls() {
        if (run.tls() == null) {
            return "";
        }
        return "TLS: " + run.tls().provider() + ", " + run.tls().socket().replaceFirst(".*\\.", "");
    }

    /** The verdict and the two measurements behind it: the client's seconds and the server's count. */
    private Svg clocks() {
        String word = run.verdict().word();
        double pill = 24 + word.length() * 8.2;
        var group = Svg.group("clocks").add(
            Svg.rect(word, 438 - pill, 15, pill, 26).rounded(13),
            Svg.text("pill on-" + word, 438 - pill / 2, 33, word).anchored("middle"));
        clock(group, word, CLIENT, RunSummary.seconds(run.seconds()), "client's clock");
        if (run.peakInFlight() != null) {
            clock(group, "", WIDTH - EDGE, run.peakInFlight() + " in flight", "peak, at the server");
        }
        return group;
    }

    private static void clock(Svg group, String style, double right, String value, String label) {
        group.add(Svg.text("clock " + style, right, 36, value).anchored("end"),
            Svg.text("soft", right, 55, label).anchored("end"));
    }

    private Svg grid() {
        var group = Svg.group("ticks");
        for (double tick : axis.ticks(12)) {
            group.add(Svg.line("grid", x(tick), THREAD_TOP - 4, x(tick), lanesBottom() + 4));
        }
        return group;
    }

    /** The ideal ends of the run: all fetches concurrent, and all serial. */
    private Svg marks() {
        var group = Svg.group("marks");
        mark(group, run.delay(), "concurrent");
        if (run.n() > 1) {
            mark(group, run.n() * run.delay(), "serial");
        }
        return group;
    }

    private void mark(Svg group, double t, String label) {
        if (t > axis.span()) {
            return;
        }
        group.add(Svg.line("mark", x(t), THREAD_TOP - 5, x(t), lanesBottom() + 4),
            Svg.text("small", x(t), THREAD_TOP - 8, label + ": " + RunSummary.number(t) + " s").anchored("middle"));
    }

    private Svg thread() {
        var thread = lanes.thread();
        var group = Svg.group("thread-lane").add(
            Svg.rect("plate", LEFT, THREAD_TOP, RIGHT - LEFT, THREAD_HEIGHT).rounded(4),
            Svg.text("strong", LEFT - 12, THREAD_TOP + THREAD_HEIGHT / 2 + 4.5, thread.name()).anchored("end"));
        if (thread.blocks().isEmpty()) {
            return group.add(Svg.text("soft", LEFT + 12, THREAD_TOP + THREAD_HEIGHT / 2 + 4.5, thread.summary()));
        }
        return group.add(shapes.thread(thread, THREAD_TOP, THREAD_HEIGHT));
    }

    private Svg fetches() {
        var group = Svg.group("fetches");
        int every = pitch >= 12 ? 1 : 10;
        for (int row = 0; row < shown.size(); row++) {
            int fetch = shown.get(row);
            double middle = LANES_TOP + pitch * (row + 0.5) + (fetch == row + 1 ? 0 : gap());
            if (fetch == 1 || fetch % every == 0) {
                group.add(Svg.text("small", LEFT - 12, middle + 4, "fetch " + fetch).anchored("end"));
            }
            group.add(shapes.fetch(lanes.fetch(fetch), middle, pitch * 0.66));
        }
        return group;
    }

    private Svg axisLabels() {
        double y = lanesBottom() + 4;
        var group = Svg.group("axis-labels").add(Svg.line("axis", LEFT, y, RIGHT, y));
        for (double tick : axis.ticks(12)) {
            String label = RunSummary.number(tick) + (tick == 0 ? " s" : "");
            group.add(Svg.text("small", x(tick), y + 15, label).anchored("middle"));
        }
        if (run.verdict() == Verdict.RUNNING) {
            double now = x(run.seconds());
            group.add(Svg.line("now", now, THREAD_TOP - 4, now, y).titled("now " + RunSummary.seconds(run.seconds())));
        }
        return group;
    }

    /** Adds the notes and the legend; returns the y coordinate of their bottom. */
    private double drawNotes(List<Svg> content, double top) {
        double y = top;
        var notes = Svg.group("notes");
        for (Note note : notes()) {
            notes.add(Svg.text(note.style(), EDGE, y, note.text()));
            y += 18;
        }
        var legend = new SvgLegend(shapes, EDGE, WIDTH - EDGE);
        content.add(notes);
        content.add(legend.draw(y - (y > top ? 1 : 5), shown.stream().map(lanes::fetch).toList()));
        return legend.bottom() + 8;
    }

    private record Note(String style, String text) {}

    private List<Note> notes() {
        var notes = new ArrayList<Note>();
        if (run.error() != null) {
            notes.add(new Note("strong bad", shortened("failed: " + RunSummary.oneLine(run.error()))));
        }
        var thread = lanes.thread();
        if (!thread.blocks().isEmpty() || !thread.summary().equals(RunSummary.thread(run))) {
            notes.add(new Note(run.blocked().isEmpty() ? "soft" : "strong bad", RunSummary.thread(run)));
        }
        int hidden = run.n() - shown.size();
        if (hidden > 0) {
            int first = firstHidden();
            notes.add(new Note("soft", "Fetches " + first + " to " + (first + hidden - 1) + " are omitted"));
        }
        if (run.emulated()) {
            notes.add(new Note("soft", RunSummary.FOOTNOTE));
        }
        return notes;
    }

    /** Shortened to the width of the picture; the description has the whole text. */
    private static String shortened(String text) {
        return text.length() <= 96 ? text : text.substring(0, 95) + "…";
    }

    private int firstHidden() {
        return IntStream.iterate(1, i -> i + 1).filter(i -> shown.get(i - 1) != i).findFirst().orElseThrow();
    }

    private double lanesBottom() {
        return LANES_TOP + pitch * shown.size() + gap() + 2;
    }

    /** The gap that shows where lanes are omitted. */
    private double gap() {
        return shown.size() < run.n() ? 16 : 0;
    }

    private double x(double t) {
        return LEFT + axis.at(t) * (RIGHT - LEFT);
    }
}
