package greenlab.render;

import greenlab.fetch.Event.What;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.Segment;
import greenlab.render.Lanes.State;
import greenlab.run.Run;
import greenlab.run.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The timeline of a run as text, for a terminal. Each state has its own character; colours only repeat it. */
public final class TextTimeline {
    private static final int MAX_LANES = 18;
    /** Lines besides the fetches: the title, the thread, the axis and its labels. */
    private static final int OTHER_LINES = 4;
    private static final int MIN_WIDTH = 40;
    private static final int MARGIN = 10;

    private final Run run;
    private final Lanes lanes;
    private final Axis axis;
    private final Glyphs glyphs;
    private final int width;
    private final int columns;
    private final int maxLanes;
    private final boolean colour;

    private TextTimeline(Run run, int width, int maxLanes, boolean colour, Glyphs glyphs) {
        this.run = run;
        this.lanes = Lanes.of(run);
        this.axis = Axis.of(run);
        this.glyphs = glyphs;
        this.width = Math.max(width, MIN_WIDTH);
        this.columns = this.width - MARGIN - 1;
        this.maxLanes = maxLanes;
        this.colour = colour;
    }

    /**
     * Draws a run, finished or not. Each line ends with a line break.
     *
     * @param width the number of columns; at least 40
     * @param colour whether ANSI colours are allowed
     * @param unicode whether the terminal can show more than ASCII
     */
    public static String of(Run run, int width, boolean colour, boolean unicode) {
        var timeline = new TextTimeline(run, width, MAX_LANES, colour, Glyphs.of(unicode));
        var lines = new ArrayList<>(List.of(timeline.header(), ""));
        lines.addAll(timeline.lanes());
        lines.add("");
        lines.addAll(timeline.legend());
        lines.addAll(RunSummary.wrap(RunSummary.story(run), timeline.width));
        if (run.emulated()) {
            lines.add(RunSummary.FOOTNOTE);
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * Draws the lanes of a run in progress, in colour, in at most {@code rows} lines.
     *
     * @param width the number of columns; at least 40
     * @param rows the maximum number of lines; if there are too few, only the title is drawn
     */
    public static List<String> live(Run run, int width, int rows, boolean unicode) {
        int room = rows - OTHER_LINES - Math.max(Lanes.of(run).thread().rows().size() - 1, 0);
        int maxLanes = run.n() <= room ? run.n() : room - 1;   // one line for the number of omitted lanes
        var timeline = new TextTimeline(run, width, maxLanes, true, Glyphs.of(unicode));
        var lines = new ArrayList<>(List.of(timeline.header()));
        lines.addAll(maxLanes < Math.min(2, run.n()) ? List.of() : timeline.lanes());
        return lines;
    }

    private List<String> lanes() {
        var lines = new ArrayList<>(threadLane());
        int previous = 0;
        for (int fetch : lanes.shown(maxLanes)) {
            if (fetch > previous + 1) {
                lines.add(" ".repeat(MARGIN) + "(" + (fetch - previous - 1) + " more)");
            }
            lines.add(fetchLane(lanes.fetch(fetch)));
            previous = fetch;
        }
        lines.addAll(axisLines());
        return lines;
    }

    private String header() {
        String result = " " + run.verdict().word() + " " + RunSummary.seconds(run.seconds());
        String title = String.join(glyphs.joint(), RunSummary.title(run));
        return new TextRow(width).write(0, title, Color.BOLD)
            .write(Math.max(width - result.length(), 0), result, Color.of(run.verdict())).text(colour);
    }

    private List<String> threadLane() {
        var thread = lanes.thread();
        var lines = new ArrayList<String>();
        for (List<Segment> blocks : thread.rows()) {
            var row = new TextRow(width).write(0, lines.isEmpty() ? thread.name() : "", Color.BOLD);
            blocks.forEach(block -> fill(row, block));
            if (blocks.size() * 4 <= columns) {
                blocks.forEach(block -> number(row, block));
            }
            lines.add(row.text(colour));
        }
        return !lines.isEmpty() ? lines : List.of(new TextRow(width).write(0, thread.name(), Color.BOLD)
            .write(MARGIN, thread.summary(), Color.PLAIN).text(colour));
    }

    /** Writes the fetch's number at the start of its block if at least one column of the block stays visible. */
    private void number(TextRow row, Segment block) {
        String number = String.valueOf(block.fetch());
        if (column(block.to()) - column(block.from()) > number.length()) {
            row.write(column(block.from()), number, Color.BOLD);
        }
    }

    private String fetchLane(Lane lane) {
        var row = new TextRow(width).write(0, "fetch " + lane.fetch(), Color.PLAIN);
        lane.segments().forEach(segment -> fill(row, segment));
        lane.segments().stream().filter(s -> s.state() == State.OPENING).findFirst()
            .ifPresent(s -> row.write(column(s.from()), "o", Color.PLAIN));
        if (lane.endsWith(What.DONE)) {
            row.write(column(lane.end().t()), glyphs.done(), Color.GREEN);
        }
        if (lane.endsWith(What.FAILED)) {
            row.write(column(lane.end().t()), glyphs.failed() + " failed", Color.BOLD_RED);
        }
        return row.text(colour);
    }

    private static Color color(State state) {
        return switch (state) {
            case BLOCKED -> Color.RED;
            case WAITING -> Color.CYAN;
            case OPENING, READY, RECEIVING -> Color.PLAIN;
        };
    }

    private void fill(TextRow row, Segment part) {
        int from = column(part.from());
        row.fill(from, Math.max(column(part.to()), from + 1), glyphs.of(part.state()), color(part.state()));
    }

    private int column(double t) {
        return MARGIN + (int) (axis.at(t) * (columns - 1));
    }

    private List<String> axisLines() {
        var line = new TextRow(width).fill(MARGIN, MARGIN + columns, '-', Color.PLAIN);
        var labels = new TextRow(width).write(0, "seconds", Color.PLAIN);
        for (double tick : axis.ticks(columns / 6)) {
            String label = RunSummary.number(tick);
            line.write(column(tick), "+", Color.PLAIN);
            labels.write(column(tick), column(tick) + label.length() <= width ? label : "", Color.PLAIN);
        }
        line.write(column(run.seconds()), run.verdict() == Verdict.RUNNING ? "^" : "", Color.BOLD);
        return List.of(line.text(colour), labels.text(colour));
    }

    private List<String> legend() {
        var entries = new ArrayList<>(List.of("o opens"));
        for (State state : State.values()) {
            entries.add(glyphs.of(state) + " " + state.label());
        }
        entries.addAll(List.of(glyphs.done() + " done", glyphs.failed() + " failed"));
        if (run.verdict() == Verdict.RUNNING) {
            entries.add("^ now");
        }
        return RunSummary.wrap(entries, "   ", width);
    }

    /** The characters: one for each state, in the order of {@link State}. */
    private record Glyphs(String states, String done, String failed, String joint) {
        static Glyphs of(boolean unicode) {
            return unicode ? new Glyphs("=-·~█", "✔", "x", " · ") : new Glyphs("=-.~#", "+", "x", ", ");
        }

        char of(State state) {
            return states.charAt(state.ordinal());
        }
    }
}
