package greenlab.render;

import greenlab.run.Run;
import greenlab.run.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    private static final int WIDTH = 80;
    /** The width of {@code slow 10.05 s, peak 1}: columns don't move when cells are filled. */
    private static final int MIN_COLUMN_WIDTH = 20;
    private static final String GAP = "  ";
    private static final String UNKNOWN = "???";
    private static final String PEAK = "peak: requests in flight at one moment, as the server counted them";
    private static final List<String> NAMES = List.of("two machines", "baseline", "+ Conscrypt (descriptor sockets)",
        "+ Conscrypt (engine sockets)", "+ patch");

    /** Copies the runs: the table doesn't change when more of them arrive. */
    public static StatusTable of(Collection<Run> runs, List<Integer> stages, List<String> columns) {
        return new StatusTable(List.copyOf(runs), List.copyOf(stages), List.copyOf(columns));
    }

    /** A stage's short name. */
    public static String name(int stage) {
        return NAMES.get(stage);
    }

    /** The run of a cell; null if none. {@code java} is a major version, with or without a star. */
    public Run run(int stage, String java) {
        return runs.stream().filter(run -> run.stage() != null && run.stage() == stage)
            .filter(run -> major(run.javaLabel()).equals(major(java))).reduce((earlier, later) -> later).orElse(null);
    }

    /** The table as lines of at most 80 columns, without line breaks; {@code colour} allows ANSI colours. */
    public List<String> text(boolean colour) {
        boolean fits = width(StatusTable::withPeak) <= WIDTH;
        Function<Run, String> content = fits ? StatusTable::withPeak : StatusTable::brief;
        var lines = new ArrayList<String>();
        lines.add(line("stage", java -> new Cell(heading(java), Color.PLAIN), content, colour));
        for (int stage : stages) {
            lines.add(line(stage + " " + name(stage), java -> cell(run(stage, java), content), content, colour));
        }
        lines.addAll(notes());
        return lines;
    }

    /** The table in Markdown. */
    public String markdown() {
        var lines = new ArrayList<String>();
        lines.add("| stage | " + joined(this::heading, " | ") + " |");
        lines.add("|---|" + "---|".repeat(columns.size()));
        for (int stage : stages) {
            String cells = joined(java -> withPeak(run(stage, java)), " | ");
            lines.add("| " + stage + " " + name(stage) + " | " + cells + " |");
        }
        lines.add("");
        lines.add(String.join("; ", notes()));
        return String.join("\n", lines).replace("*", "\\*") + "\n";
    }

    /** The table in HTML, for a notebook. Each text colour has its background, so it fits light and dark pages. */
    public String html() {
        return "<table class=\"greenlab-table\"><thead><tr><th>stage</th>"
            + joined(java -> "<th style=\"text-align:left\">" + Svg.escape(heading(java)) + "</th>", "")
            + "</tr></thead>\n<tbody>\n" + stages.stream().map(this::htmlRow).collect(Collectors.joining())
            + "</tbody></table>\n<p><small>"
            + Svg.escape(String.join("; ", notes())) + "</small></p>\n";
    }

    private String htmlRow(int stage) {
        return "<tr><th style=\"text-align:left\">" + stage + " " + Svg.escape(name(stage)) + "</th>"
            + joined(java -> htmlCell(run(stage, java)), "") + "</tr>\n";
    }

    private static String htmlCell(Run run) {
        String style = run == null ? "" : switch (run.verdict()) {
            case FAST -> "background:#d8f3e1;color:#0b4a24";
            case SLOW, FAILED -> "background:#fde2e3;color:#7a0d16";
            case MIXED -> "background:#fbeecb;color:#5c3d00";
            case RUNNING -> "background:#eae1fb;color:#3f2180";
        };
        return "<td style=\"text-align:left;" + style + "\">" + Svg.escape(withPeak(run)) + "</td>";
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
        boolean counted = run != null && run.peakInFlight() != null && run.verdict() != Verdict.FAILED;
        return counted ? brief(run) + ", peak " + run.peakInFlight() : brief(run);
    }

    private static String brief(Run run) {
        if (run == null) {
            return UNKNOWN;
        }
        return switch (run.verdict()) {
            case RUNNING -> String.format(Locale.ROOT, "… %.1f s", run.seconds());
            case FAILED -> run.verdict().word();
            default -> run.verdict().word() + " " + RunSummary.seconds(run.seconds());
        };
    }

    private record Cell(String text, Color color) {}

    private static Cell cell(Run run, Function<Run, String> content) {
        return new Cell(content.apply(run), run == null ? Color.PLAIN : TextTimeline.color(run.verdict()));
    }

    private String line(String name, Function<String, Cell> cells, Function<Run, String> content, boolean colour) {
        var line = new StringBuilder(name).append(" ".repeat(nameWidth() - name.length()));
        for (String java : columns) {
            Cell cell = cells.apply(java);
            int blanks = columnWidth(java, content) - cell.text().length();
            line.append(GAP).append(cell.color().paint(cell.text(), colour)).append(" ".repeat(blanks));
        }
        return line.toString().stripTrailing();
    }

    private int width(Function<Run, String> content) {
        return nameWidth() + columns.stream().mapToInt(java -> GAP.length() + columnWidth(java, content)).sum();
    }

    private int nameWidth() {
        return stages.stream().mapToInt(stage -> (stage + " " + name(stage)).length()).max().orElse(5);
    }

    private int columnWidth(String java, Function<Run, String> content) {
        int widest = stages.stream().mapToInt(stage -> content.apply(run(stage, java)).length()).max().orElse(0);
        return Math.max(widest, MIN_COLUMN_WIDTH);
    }

    private String joined(Function<String, String> cell, String between) {
        return columns.stream().map(cell).collect(Collectors.joining(between));
    }

    private static String major(String java) {
        return java.replace("*", "");
    }
}
