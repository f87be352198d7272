package greenlab.run;

import com.google.gson.JsonParseException;
import greenlab.probe.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code watch} saw of a program, finished or in progress. It is what {@code --json} prints and what is saved and
 * replayed. Times are in seconds.
 *
 * @param pid its process
 * @param main its main class or jar, and its arguments
 * @param java its version
 * @param seconds how long it was watched
 * @param threshold what is reported lasted at least this long
 * @param carriers how many carriers may run at once; 0 if it has no virtual threads
 * @param paused for how long the whole JVM stood still: garbage collection, or a busy machine
 * @param cpu the CPU time that the watch used in the program
 * @param stalls threads that wait for each other, a line each
 * @param queues objects for which many virtual threads waited at the end, a line each
 * @param witnesses what the JDK's own tools said of each group of blocks; empty if they weren't asked
 * @param findings the blocks, in the order in which they were found
 */
public record WatchReport(long pid, String main, String java, double seconds, double threshold, int carriers,
                          double paused, double cpu, List<String> stalls, List<String> queues,
                          List<Witness> witnesses, List<Finding> findings) {
    /** The same, with what the JDK's own tools said. */
    public WatchReport compared(List<Witness> others) {
        return new WatchReport(pid, main, java, seconds, threshold, carriers, paused, cpu, stalls, queues, others,
            findings);
    }

    /** Whether anything was blocked, or waits forever. */
    public boolean blocked() {
        return !findings.isEmpty() || !stalls.isEmpty();
    }

    /** The blocks by culprit, the one that blocked longest first. */
    public List<BlockGroup> groups() {
        Map<List<Object>, List<Finding>> same = new LinkedHashMap<>();
        for (Finding one : findings) {
            List<Object> key = new ArrayList<>(List.of(one.kind(), one.frame()));
            key.add(one.call());
            same.computeIfAbsent(key, _ -> new ArrayList<>()).add(one);
        }
        return same.values().stream().map(BlockGroup::of)
            .sorted(Comparator.comparingDouble(BlockGroup::seconds).reversed()).toList();
    }

    /** One JSON document, a block a line. */
    public String json() {
        String whole = line();
        String blocks = String.join(",\n  ", findings.stream().map(RunJson.FULL::toJson).toList());
        int at = whole.indexOf("\"findings\":[");
        return whole.substring(0, at) + "\n \"findings\":[" + (blocks.isEmpty() ? "" : "\n  " + blocks) + "]}";
    }

    /** The same document on one line, for the end of a stream of events. */
    public String line() {
        return RunJson.FULL.toJson(this);
    }

    /** Whether a document is such a report, and not a run. */
    public static boolean isIn(String json) {
        return json.startsWith("{\"pid\":");
    }

    /**
     * Reads a report.
     *
     * @throws IllegalArgumentException with one line, if it is something else
     */
    public static WatchReport of(String json) {
        try {
            WatchReport report = RunJson.FULL.fromJson(json, WatchReport.class);
            if (report == null || report.main == null || report.java == null || report.stalls == null
                    || report.queues == null || report.witnesses == null || report.findings == null
                    || report.findings.stream().anyMatch(WatchReport::isIncomplete)) {
                throw new IllegalArgumentException("not a report of watch: a field is missing");
            }
            return report;
        } catch (JsonParseException | NumberFormatException other) {
            throw new IllegalArgumentException("not a report of watch: it can't be parsed", other);
        }
    }

    private static boolean isIncomplete(Finding one) {
        return one == null || one.kind() == null || one.frame() == null || one.thread() == null || one.stack() == null
            || !(one.t() >= 0) || !(one.seconds() >= 0);
    }
}
