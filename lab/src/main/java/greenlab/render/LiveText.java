package greenlab.render;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines in a terminal that are redrawn in place. The cursor stays visible below them, so there is nothing to restore
 * if the program is killed.
 */
public final class LiveText implements AutoCloseable {
    private final PrintStream terminal;
    private int drawn;

    public LiveText(PrintStream terminal) {
        this.terminal = terminal;
    }

    /** Replaces the lines drawn last. They must fit into the terminal, in width and in number. */
    public void draw(List<String> lines) {
        terminal.print(eraseSequence() + String.join("\n", lines) + "\n");
        terminal.flush();
        drawn = lines.size();
    }

    /** Erases the lines. */
    @Override
    public void close() {
        terminal.print(eraseSequence());
        terminal.flush();
        drawn = 0;
    }

    private String eraseSequence() {
        return drawn == 0 ? "" : "\033[" + drawn + "A\033[J";
    }
}
