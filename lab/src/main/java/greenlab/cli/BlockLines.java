package greenlab.cli;

import greenlab.fetch.Event;
import greenlab.run.Run;
import greenlab.run.Verdict;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Prints a line for each block of a run's thread once it has ended: which fetch, how long and in which frame. */
final class BlockLines implements Consumer<Run> {
    private final PrintStream out;
    private int printed;

    BlockLines(PrintStream out) {
        this.out = out;
    }

    /** The last block of a run in progress may still grow. */
    @Override
    public void accept(Run run) {
        List<Event> blocks = run.events().stream().filter(event -> event.what() == Event.What.BLOCKED).toList();
        int ended = run.verdict() == Verdict.RUNNING ? blocks.size() - 1 : blocks.size();
        for (; printed < ended; printed++) {
            Event block = blocks.get(printed);
            out.printf(Locale.ROOT, "%7.2f s  fetch %d blocked the thread for %.2f s in %s%n",
                block.t(), block.fetch(), block.seconds(), block.frame());
        }
    }
}
