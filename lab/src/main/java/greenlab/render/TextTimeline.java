package greenlab.render;

import greenlab.render.Lanes.End;
import greenlab.render.Lanes.Lane;
import greenlab.render.Lanes.State;
import greenlab.render.Lanes.Stuck;
import greenlab.render.Row.Ink;
import greenlab.run.Run;
import greenlab.run.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A run's lanes as lines of text, for a terminal. Every sign has a shape of its own; colour only repeats it. */
public final class TextTimeline {
    private static final int MOST_LANES = 18;
    /** The title, the thread's lane, the axis and its labels. */
    private static final int AROUND_LANES = 4;
    private static final int NARROWEST = 40;
    private static final int MARGIN = 10;

    private final Run run;
    private final Lanes lanes;
    private final Axis axis;
    private final Glyphs glyphs;
    private final int width;
    private final int columns;
    private final int mostLanes;
    private final boolean colour;

    private TextTimeline(Run run, int width, int mostLanes, boolean colour, Glyphs glyphs) {
        this.run = run;
        this.lanes = Lanes.of(run);
        this.axis = Axis.of(run);
        this.glyphs = glyphs;
        this.width = Math.max(width, NARROWEST);
        this.columns = this.width - MARGIN - 1;
        this.mostLanes = mostLanes;
        this.colour = colour;
    }

    /**
     * Draws a run, finished or not, as lines that end with a line break.
     *
     * @param width how many columns there are; 40 at least
     * @param colour whether ANSI colours may be used
     * @param unicode whether the terminal can show more than ASCII
     */
    public static String of(Run run, int width, boolean colour, boolean unicode) {
        var lines = new TextTimeline(run, width, MOST_LANES, colour, Glyphs.of(unicode)).lines();
        return String.join("\n", lines) + "\n";
    }

    /**
     * Draws a run that is to be drawn again soon: its lanes alone, in colour, in no more lines than there is room for.
     *
     * @param width how many columns there are; 40 at least
     * @param rows how many lines there may be; where they are very few, it is the run's title alone
     */
    public static List<String> live(Run run, int width, int rows, boolean unicode) {
        int room = rows - AROUND_LANES;
        int mostLanes = run.n() <= room ? run.n() : room - 1;   // one line says how many are left out
        var timeline = new TextTimeline(run, width, mostLanes, true, Glyphs.of(unicode));
        return mostLanes < Math.min(2, run.n()) ? List.of(timeline.header()) : timeline.lanesAlone();
    }

    private List<String> lanesAlone() {
        var lines = new ArrayList<>(List.of(header(), threadLane()));
        lines.addAll(fetchLanes());
        lines.add(axisLine());
        lines.add(axisLabels());
        return lines;
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(header());
        lines.add("");
        lines.add(threadLane());
        lines.addAll(fetchLanes());
        lines.add(axisLine());
        lines.add(axisLabels());
        lines.add("");
        lines.addAll(legend());
        lines.addAll(RunSummary.wrap(RunSummary.story(run), width));
        if (run.emulated()) {
            lines.add(RunSummary.FOOTNOTE);
        }
        return lines;
    }

    private String header() {
        String result = " " + run.verdict().word() + " " + RunSummary.seconds(run.seconds());
        String title = String.join(glyphs.joint(), RunSummary.title(run));
        return new Row(width).write(0, title, Ink.BOLD)
            .write(Math.max(width - result.length(), 0), result, ink(run.verdict())).text(colour);
    }

    static Ink ink(Verdict verdict) {
        return switch (verdict) {
            case FAST -> Ink.BOLD_GREEN;
            case SLOW, FAILED -> Ink.BOLD_RED;
            case MIXED -> Ink.YELLOW;
            case RUNNING -> Ink.CYAN;
        };
    }

    private String threadLane() {
        var thread = lanes.thread();
        var row = new Row(width).write(0, thread.name(), Ink.BOLD);
        if (thread.stuck().isEmpty()) {
            return row.write(MARGIN, thread.words(), Ink.PLAIN).text(colour);
        }
        thread.stuck().forEach(stuck -> fill(row, stuck.from(), stuck.to(), glyphs.of(State.BLOCKED), Ink.RED));
        if (thread.stuck().size() * 4 <= columns) {
            thread.stuck().forEach(stuck -> number(row, stuck));
        }
        return row.text(colour);
    }

    /** The fetch's number at the start of its block, if at least one column of the block stays to be seen. */
    private void number(Row row, Stuck stuck) {
        String number = String.valueOf(stuck.fetch());
        if (column(stuck.to()) - column(stuck.from()) > number.length()) {
            row.write(column(stuck.from()), number, Ink.BOLD);
        }
    }

    private List<String> fetchLanes() {
        var lines = new ArrayList<String>();
        int previous = 0;
        for (int fetch : lanes.shown(mostLanes)) {
            if (fetch > previous + 1) {
                lines.add(" ".repeat(MARGIN) + "(" + (fetch - previous - 1) + " more)");
            }
            lines.add(fetchLane(lanes.fetch(fetch)));
            previous = fetch;
        }
        return lines;
    }

    private String fetchLane(Lane lane) {
        var row = new Row(width).write(0, "fetch " + lane.fetch(), Ink.PLAIN);
        lane.segments().forEach(s -> fill(row, s.from(), s.to(), glyphs.of(s.state()), ink(s.state())));
        lane.segments().stream().filter(s -> s.state() == State.OPENING).findFirst()
            .ifPresent(s -> row.write(column(s.from()), "o", Ink.PLAIN));
        if (lane.end() == End.DONE) {
            row.fill(column(lane.at()), column(lane.at()) + 1, glyphs.done(), Ink.GREEN);
        }
        if (lane.end() == End.FAILED) {
            row.write(column(lane.at()), glyphs.failed() + " failed", Ink.BOLD_RED);
        }
        return row.text(colour);
    }

    private static Ink ink(State state) {
        return switch (state) {
            case BLOCKED -> Ink.RED;
            case WAITING -> Ink.CYAN;
            case OPENING, READY, RECEIVING -> Ink.PLAIN;
        };
    }

    private void fill(Row row, double from, double to, char glyph, Ink ink) {
        row.fill(column(from), Math.max(column(to), column(from) + 1), glyph, ink);
    }

    private int column(double t) {
        return MARGIN + (int) (axis.at(t) * (columns - 1));
    }

    private String axisLine() {
        var row = new Row(width).fill(MARGIN, MARGIN + columns, '-', Ink.PLAIN);
        axis.ticks(columns / 6).forEach(tick -> row.fill(column(tick), column(tick) + 1, '+', Ink.PLAIN));
        if (run.verdict() == Verdict.RUNNING) {
            row.fill(column(run.seconds()), column(run.seconds()) + 1, '^', Ink.BOLD);
        }
        return row.text(colour);
    }

    private String axisLabels() {
        var row = new Row(width).write(0, "seconds", Ink.PLAIN);
        axis.ticks(columns / 6).stream().filter(tick -> column(tick) + RunSummary.number(tick).length() <= width)
            .forEach(tick -> row.write(column(tick), RunSummary.number(tick), Ink.PLAIN));
        return row.text(colour);
    }

    private List<String> legend() {
        var entries = new ArrayList<String>();
        entries.add("o opens");
        for (State state : State.values()) {
            entries.add(glyphs.of(state) + " " + state.words());
        }
        entries.add(glyphs.done() + " done");
        entries.add(glyphs.failed() + " failed");
        if (run.verdict() == Verdict.RUNNING) {
            entries.add("^ now");
        }
        return RunSummary.wrap(entries, "   ", width);
    }

    /** The signs, one for each state in the order of {@link State}, for terminals that can and can't show Unicode. */
    private record Glyphs(String states, char done, char failed, String joint) {
        static final Glyphs UNICODE = new Glyphs("=-·~█", '✔', 'x', " · ");
        static final Glyphs ASCII = new Glyphs("=-.~#", '+', 'x', ", ");

        static Glyphs of(boolean unicode) {
            return unicode ? UNICODE : ASCII;
        }

        char of(State state) {
            return states.charAt(state.ordinal());
        }
    }
}
