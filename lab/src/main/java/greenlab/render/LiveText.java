package greenlab.render;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines in a terminal, drawn again and again in the same place. The cursor stays below them and in sight, so there is
 * nothing to restore when the program is ended in the middle.
 */
public final class LiveText implements AutoCloseable {
    private final PrintStream terminal;
    private int drawn;

    public LiveText(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Puts these lines in the place of the last ones. None may be wider than the terminal, nor all of them higher. */
    public void draw(List<String> lines) {
        terminal.print(backToTheirTop() + String.join("\n", lines) + "\n");
        terminal.flush();
        drawn = lines.size();
    }

    /** Leaves the terminal as it was before the first drawing. */
    @Override
    public void close() {
        terminal.print(backToTheirTop());
        terminal.flush();
        drawn = 0;
    }

    private String backToTheirTop() {
        return drawn == 0 ? "" : "\033[" + drawn + "A\033[J";
    }
}
