package greenlab.render;

import greenlab.run.Run;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Draws a run in progress in the terminal, below other lines. In a pipe or a dumb terminal it does nothing. */
public final class LiveView implements AutoCloseable {
    private static final int TABLE_WIDTH = 80;

    private final Terminal terminal;
    private final PrintStream out;
    private final LiveText text;

    public LiveView(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
        this.text = new LiveText(out);
    }

    public boolean isLive() {
        return terminal.live();
    }

    /** @param above lines of at most 80 columns; omitted where the terminal is narrower */
    public void draw(List<String> above, Run run) {
        if (isLive()) {
            List<String> lines = new ArrayList<>(terminal.columns() < TABLE_WIDTH ? List.of() : above);
            int rowsLeft = terminal.rows() - 1 - lines.size();
            lines.addAll(TextTimeline.live(run, terminal.columns(), rowsLeft, Terminal.unicode(out)));
            text.draw(lines);
        }
    }

    /** Erases the picture. */
    @Override
    public void close() {
        if (isLive()) {
            text.close();
        }
    }
}
