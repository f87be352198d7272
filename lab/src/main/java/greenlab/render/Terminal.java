package greenlab.render;

import greenlab.run.Run;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * The terminal behind stderr, and the lines in it that are redrawn in place. In a pipe, with NO_COLOR and on a dumb
 * terminal nothing is drawn. The cursor stays visible below the lines, so there is nothing to restore if the program is
 * killed.
 *
 * <p>Why not JLine's {@code Display}: it takes 2.5 times as long to start, 200 ms, and 275 kB.
 */
public final class Terminal implements AutoCloseable {
    /** The width of reports and tables. */
    public static final int WIDTH = 80;
    private static final int HEIGHT = 24;

    private final PrintStream out;
    private final boolean live;
    private final int columns;
    private final int rows;
    private int drawn;

    Terminal(PrintStream out, boolean live, String... size) {
        this.out = out;
        this.live = live;
        this.columns = Math.min(number(size, 1, WIDTH), WIDTH);
        this.rows = number(size, 0, HEIGHT);
    }

    /** The terminal of this process. */
    public static Terminal ofThisProcess() {
        boolean live = Ansi.AUTO.enabled() && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(System.err, live, live ? size().split(" ") : new String[0]);
    }

    /** Whether lines can be redrawn. */
    public boolean live() {
        return live;
    }

    /** Whether the stream's encoding has the characters of the timeline. */
    public static boolean unicode(PrintStream stream) {
        return stream.charset().newEncoder().canEncode("█✔…·");
    }

    /** Draws a run in progress below other lines, which are omitted where the terminal is narrower than 80 columns. */
    public void draw(List<String> above, Run run) {
        if (live) {
            List<String> lines = new ArrayList<>(columns < WIDTH ? List.of() : above);
            lines.addAll(TextTimeline.live(run, columns, rows - 1 - lines.size(), unicode(out)));
            draw(lines);
        }
    }

    /** Replaces the lines drawn last. They must fit into the terminal, in width and in number. */
    public void draw(List<String> lines) {
        if (live) {
            out.print(eraseSequence() + String.join("\n", lines) + "\n");
            out.flush();
            drawn = lines.size();
        }
    }

    /** As {@link #draw(List)}, but cuts off what does not fit. The lines have no colours. */
    public void drawFitting(List<String> lines) {
        draw(lines.stream().limit(rows - 1).map(line -> line.substring(0, Math.min(line.length(), columns))).toList());
    }

    /** Erases the lines. */
    @Override
    public void close() {
        out.print(eraseSequence());
        out.flush();
        drawn = 0;
    }

    private String eraseSequence() {
        return drawn == 0 ? "" : "\033[" + drawn + "A\033[J";
    }

    /** Rows and columns, as {@code stty} prints them; empty if there is no terminal. */
    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                .redirectError(Redirect.DISCARD).start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException none) {
            return "";
        }
    }

    /** A pseudo-terminal without a size reports 0. */
    private static int number(String[] words, int at, int otherwise) {
        boolean known = words.length > at && words[at].matches("[1-9]\\d{0,4}");
        return known ? Integer.parseInt(words[at]) : otherwise;
    }
}
