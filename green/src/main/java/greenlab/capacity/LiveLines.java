package greenlab.capacity;

import java.io.PrintStream;
import java.util.List;

/** Lines in a terminal, drawn again and again in the same place. */
final class LiveLines {
    private final PrintStream terminal;
    private int drawn;

    LiveLines(PrintStream terminal) {
        this.terminal = terminal;
    }

    void draw(List<String> lines) {
        terminal.print(backToTheirTop() + String.join("\n", lines) + "\n");
        terminal.flush();
        drawn = lines.size();
    }

    /** Leaves the terminal as it was before the first drawing. */
    void erase() {
        terminal.print(backToTheirTop());
        terminal.flush();
        drawn = 0;
    }

    private String backToTheirTop() {
        return drawn == 0 ? "" : "\033[" + drawn + "A\033[J";
    }
}
