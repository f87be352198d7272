package greenlab.stages;

import greenlab.fetch.Terminal;
import greenlab.timeline.LiveText;
import greenlab.timeline.Run;
import greenlab.timeline.TextTimeline;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A run in the terminal while it goes on, below what is known of others. Where nothing may move, it shows nothing. */
final class LiveView implements AutoCloseable {
    private static final int WIDE_ENOUGH_FOR_TABLES = 80;

    private final Terminal terminal;
    private final PrintStream out;
    private final LiveText text;

    LiveView(Terminal terminal, PrintStream out) {
        this.terminal = terminal;
        this.out = out;
        this.text = new LiveText(out);
    }

    boolean isLive() {
        return terminal.live();
    }

    /** @param above lines of at most 80 columns; left out where the terminal is narrower */
    void draw(List<String> above, Run growing) {
        if (isLive()) {
            List<String> lines = new ArrayList<>(terminal.columns() < WIDE_ENOUGH_FOR_TABLES ? List.of() : above);
            int rowsLeft = terminal.rows() - 1 - lines.size();
            lines.addAll(TextTimeline.live(growing, terminal.columns(), rowsLeft, Terminal.unicode(out)));
            text.draw(lines);
        }
    }

    /** Erases what it drew. */
    @Override
    public void close() {
        if (isLive()) {
            text.close();
        }
    }
}
