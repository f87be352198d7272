package greenlab.render;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * The capabilities of the terminal. In a pipe, with NO_COLOR and on a dumb terminal nothing is coloured or redrawn.
 *
 * @param columns the maximum width of a line: 80, or less on a narrower terminal
 * @param rows its height in lines
 * @param live whether colour is allowed and lines can be redrawn in place
 */
public record Terminal(int columns, int rows, boolean live) {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;

    /** The terminal of this process. */
    public static Terminal ofThisProcess() {
        if (!Ansi.AUTO.enabled() || "dumb".equals(System.getenv("TERM"))) {
            return new Terminal(WIDTH, HEIGHT, false);
        }
        String[] size = size().split(" ");
        return new Terminal(Math.min(number(size, 1, WIDTH), WIDTH), number(size, 0, HEIGHT), true);
    }

    /** Whether the stream's encoding has the characters of the timeline. */
    public static boolean unicode(PrintStream stream) {
        return stream.charset().newEncoder().canEncode("█✔…·");
    }

    /** Rows and columns, as {@code stty} prints them; empty if there is no terminal. */
    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
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
