package greenlab.stages;

import greenlab.timeline.StatusTable;
import java.io.PrintStream;
import java.util.List;

/** The status table in a terminal, drawn again and again in the same place while its cells fill. */
final class LiveTable {
    private final PrintStream terminal;
    private int linesDrawn;

    LiveTable(PrintStream terminal) {
        this.terminal = terminal;
    }

    void draw(StatusTable table) {
        List<String> lines = table.text(true);
        terminal.print(backToItsTop() + String.join("\n", lines) + "\n");
        terminal.flush();
        linesDrawn = lines.size();
    }

    /** Leaves the terminal as it was before the first drawing. */
    void erase() {
        terminal.print(backToItsTop());
        terminal.flush();
        linesDrawn = 0;
    }

    private String backToItsTop() {
        return linesDrawn == 0 ? "" : "\033[" + linesDrawn + "A\033[J";
    }
}
