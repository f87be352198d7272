package greenlab.render;

import greenlab.run.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of text cells, as text, Markdown or HTML.
 *
 * @param lines the heading, then the rows, all of the same length
 */
public record Table(List<List<Cell>> lines) {
    private static final String GAP = "  ";

    /** A cell; its verdict, which may be null, is its colour. */
    public record Cell(String text, Verdict verdict) {
        /** A cell without a colour. */
        public Cell(String text) {
            this(text, null);
        }

        private String html(String element) {
            return "<" + element + " style=\"text-align:left;" + style() + "\">" + Svg.escape(text)
                + "</" + element + ">";
        }

        /** Each text colour has its background, to fit light and dark pages. A page can set others. */
        private String style() {
            return switch (verdict) {
                case null -> "";
                case UNKNOWN -> "";
                case FAST -> style("fast", "#d8f3e1", "#0b4a24");
                case SLOW, HUNG, FAILED -> style("slow", "#fde2e3", "#7a0d16");
                case MIXED -> style("mixed", "#fbeecb", "#5c3d00");
                case RUNNING -> style("running", "#eae1fb", "#3f2180");
            };
        }

        private static String style(String name, String background, String text) {
            return "background:var(--" + name + "," + background + ");color:var(--on-" + name + "," + text + ")";
        }
    }

    /** A table of plain text. */
    public static Table of(List<List<String>> lines) {
        return new Table(lines.stream().map(line -> line.stream().map(Cell::new).toList()).toList());
    }

    /** The table as lines without line breaks. */
    public List<String> text() {
        return text(false, 0);
    }

    /** The same; {@code colour} allows ANSI colours, {@code minWidth} is that of all columns but the first. */
    List<String> text(boolean colour, int minWidth) {
        int[] widths = widths(minWidth);
        return lines.stream().map(line -> IntStream.range(0, widths.length)
            .mapToObj(column -> padded(line.get(column), widths[column], colour))
            .collect(Collectors.joining(GAP)).stripTrailing()).toList();
    }

    /** The width of {@link #text}. */
    int width(int minWidth) {
        return Arrays.stream(widths(minWidth)).map(width -> width + GAP.length()).sum() - GAP.length();
    }

    private int[] widths(int minWidth) {
        return IntStream.range(0, lines.getFirst().size()).map(column -> Math.max(column == 0 ? 0 : minWidth,
            lines.stream().mapToInt(line -> line.get(column).text().length()).max().orElse(0))).toArray();
    }

    private static String padded(Cell cell, int width, boolean colour) {
        return Color.of(cell.verdict()).paint(cell.text(), colour) + " ".repeat(width - cell.text().length());
    }

    /** The table in Markdown. */
    public String markdown() {
        String rule = "|" + "---|".repeat(lines.getFirst().size()) + "\n";
        return markdown(lines.getFirst()) + rule
            + lines.stream().skip(1).map(Table::markdown).collect(Collectors.joining());
    }

    private static String markdown(List<Cell> line) {
        return line.stream().map(Cell::text).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** The table in HTML; the first cell of each row is a heading, too. */
    public String html() {
        return "<table class=\"greenlab-table\"><thead>" + html(lines.getFirst(), cell -> cell.html("th"))
            + "</thead>\n<tbody>\n"
            + lines.stream().skip(1).map(line -> html(line, cell -> cell.html(cell == line.getFirst() ? "th" : "td")))
                .collect(Collectors.joining()) + "</tbody></table>\n";
    }

    private static String html(List<Cell> line, Function<Cell, String> cell) {
        return line.stream().map(cell).collect(Collectors.joining("", "<tr>", "</tr>\n"));
    }
}
