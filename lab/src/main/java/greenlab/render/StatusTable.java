package greenlab.render;

import greenlab.render.Table.Cell;
import greenlab.run.Run;
import greenlab.run.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The results of all stages: a row for each stage, a column for each Java. A cell without a run is {@code ???}; one
 * with a run in progress shows its seconds so far.
 *
 * @param runs finished or not; of several runs of a cell, the last one counts
 * @param stages the rows
 * @param columns major versions of Java, such as {@code 21} and {@code 25}. A column is starred if it is given as
 *     {@code 21*} or once one of its runs was emulated. With the star given, the number of lines is constant
 */
public record StatusTable(List<Run> runs, List<Integer> stages, List<String> columns) {
    /** All rows. */
    public static final List<Integer> STAGES = List.of(0, 1, 2, 3, 4, 5);
    private static final int WIDTH = 80;
    /** The width of {@code slow 10.05 s, peak 1}: columns don't move when cells are filled. */
    private static final int MIN_COLUMN_WIDTH = 20;
    private static final String UNKNOWN = "???";
    private static final String PEAK = "peak: requests in flight at one moment, as the server counted them";
    private static final List<String> NAMES = List.of("two machines", "baseline", "+ Conscrypt (descriptor sockets)",
        "+ Conscrypt (engine sockets)", "+ patch", "+ tracing (virtual threads)");

    /** Copies the runs: the table doesn't change when more of them arrive. */
    public static StatusTable of(Collection<Run> runs, List<Integer> stages, List<String> columns) {
        return new StatusTable(List.copyOf(runs), List.copyOf(stages), List.copyOf(columns));
    }

    /** The table of these runs, with the rows and columns that occur in them. */
    public static StatusTable of(Collection<Run> runs) {
        return of(runs, runs.stream().map(Run::stage).filter(Objects::nonNull).distinct().sorted().toList(),
            runs.stream().map(Run::javaLabel).distinct().sorted().toList());
    }

    /** The same rows and columns with other runs. */
    public StatusTable with(Collection<Run> others) {
        return of(others, stages, columns);
    }

    /**
     * The run of a cell; null if none. {@code java} is a major version, with or without a star, which only distinguishes
     * two columns of one version.
     */
    public Run run(int stage, String java) {
        return runs.stream().filter(run -> run.stage() != null && run.stage() == stage)
            .filter(run -> run.javaLabel().equals(java)
                || !columns.contains(run.javaLabel()) && major(run.javaLabel()).equals(major(java))).reduce((earlier, later) -> later).orElse(null);
    }

    /** The table as lines of at most 80 columns, without line breaks; {@code colour} allows ANSI colours. */
    public List<String> text(boolean colour) {
        Table whole = table(StatusTable::withPeak);
        Table table = whole.width(MIN_COLUMN_WIDTH) <= WIDTH ? whole : brief();
        var lines = new ArrayList<>(table.text(colour, MIN_COLUMN_WIDTH));
        lines.addAll(notes());
        return lines;
    }

    /** The table in Markdown. */
    public String markdown() {
        return (table(StatusTable::withPeak).markdown() + "\n" + String.join("; ", notes())).replace("*", "\\*") + "\n";
    }

    /** The table in HTML, for a page or a notebook. */
    public String html() {
        return table(StatusTable::withPeak).html() + "<p><small>" + Svg.escape(String.join("; ", notes()))
            + "</small></p>\n";
    }

    /** Verdicts and seconds only. */
    public Table brief() {
        return table(StatusTable::brief);
    }

    private Table table(Function<Run, String> content) {
        var lines = new ArrayList<>(List.of(line("stage", java -> new Cell(heading(java)))));
        for (int stage : stages) {
            lines.add(line(stage + " " + NAMES.get(stage), java -> cell(run(stage, java), content)));
        }
        return new Table(lines);
    }

    private List<Cell> line(String name, Function<String, Cell> cell) {
        return Stream.concat(Stream.of(new Cell(name)), columns.stream().map(cell)).toList();
    }

    private static Cell cell(Run run, Function<Run, String> content) {
        return run == null ? new Cell(UNKNOWN) : new Cell(content.apply(run), run.verdict());
    }

    private List<String> notes() {
        boolean starred = columns.stream().anyMatch(java -> heading(java).endsWith("*"));
        return starred ? List.of(PEAK, RunSummary.FOOTNOTE) : List.of(PEAK);
    }

    private String heading(String column) {
        boolean emulated = stages.stream().map(stage -> run(stage, column))
            .anyMatch(run -> run != null && run.emulated());
        return "Java " + major(column) + (emulated || column.endsWith("*") ? "*" : "");
    }

    private static String withPeak(Run run) {
        boolean counted = run.peakInFlight() != null && run.verdict() != Verdict.FAILED;
        return counted ? brief(run) + ", peak " + run.peakInFlight() : brief(run);
    }

    private static String brief(Run run) {
        return switch (run.verdict()) {
            case RUNNING -> String.format(Locale.ROOT, "… %.1f s", run.seconds());
            case FAILED -> run.verdict().word();
            case HUNG -> "hung, " + run.ok() + " of " + run.n();
            default -> run.verdict().word() + " " + RunSummary.seconds(run.seconds());
        };
    }

    private static String major(String java) {
        return java.replace("*", "");
    }
}
