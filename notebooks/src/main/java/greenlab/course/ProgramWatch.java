package greenlab.course;

import greenlab.render.WatchLanes;
import greenlab.render.WatchSummary;
import greenlab.run.WatchReport;
import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import java.util.ArrayList;
import java.util.List;

/** {@code ./jbang watch} in a cell: the command watches another process, and the cell shows its report. */
public final class ProgramWatch {
    private static final String REPORT = "{\"pid\":";

    private ProgramWatch() {}

    /**
     * Watches a JVM, draws what blocked it, and prints the same in words.
     *
     * @param options those of the command, such as {@code --for 3s}; without it this lasts as long as the program
     * @throws IllegalStateException with the command's error, if the process can't be watched
     */
    public static WatchReport watch(long pid, String... options) {
        List<String> command = new ArrayList<>(List.of(Checkout.find().jbang().toString(), "watch", "--json"));
        command.addAll(List.of(options));
        command.add("" + pid);
        Tool.Result result = Tool.run(command);
        int begin = result.output().indexOf(REPORT);
        if (begin < 0) {
            throw new IllegalStateException(result.errorLine());
        }
        WatchReport report = WatchReport.of(result.output().substring(begin));
        CellDisplay.ofKernel().svg(WatchLanes.svg(report));
        WatchSummary.text(report).forEach(System.out::println);
        return report;
    }
}
