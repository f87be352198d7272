package greenlab.render;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * What the terminal can show. In a pipe, with NO_COLOR and on a dumb one there is no colour, and nothing moves.
 *
 * @param columns how wide a line may be: 80, or less on a narrower terminal
 * @param rows how many lines it has
 * @param live whether colour may be used, and lines may be drawn again in their place
 */
public record Terminal(int columns, int rows, boolean live) {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 24;

    /** The one this process was started in. */
    public static Terminal ofThisProcess() {
        if (!Ansi.AUTO.enabled() || "dumb".equals(System.getenv("TERM"))) {
            return new Terminal(WIDTH, HEIGHT, false);
        }
        String[] size = size().split(" ");
        return new Terminal(Math.min(number(size, 1, WIDTH), WIDTH), number(size, 0, HEIGHT), true);
    }

    /** Whether the stream's encoding has more signs than ASCII. */
    public static boolean unicode(PrintStream stream) {
        return stream.charset().newEncoder().canEncode("█✔…·");
    }

    /** Rows and columns, as {@code stty} tells them; empty where it can't. */
    private static String size() {
        try {
            Process stty = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            return new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException none) {
            return "";
        }
    }

    /** A pseudo-terminal that nobody has given a size says 0. */
    private static int number(String[] words, int at, int otherwise) {
        boolean told = words.length > at && words[at].matches("[1-9]\\d{0,4}");
        return told ? Integer.parseInt(words[at]) : otherwise;
    }
}
