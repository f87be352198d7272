package greenlab.stages;

import greenlab.fetch.ReportOptions;
import greenlab.fetch.RunReport;
import greenlab.timeline.Run;
import greenlab.timeline.StatusTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What came of stages, on stdout: each run by itself where that is asked for, and the status table of several.
 *
 * @param stages the table's rows
 * @param columns the table's Javas
 * @param profiles what flight recorders saw of the runs, of those that had one
 */
record StageReport(List<Integer> stages, List<String> columns, Map<Run, Profile> profiles) {

    /** Of runs from a file: the rows and columns are those that they fill. */
    static StageReport of(List<Run> runs) {
        return new StageReport(runs.stream().map(Run::stage).filter(Objects::nonNull).distinct().sorted().toList(),
            runs.stream().map(Run::javaLabel).distinct().sorted().toList(), Map.of());
    }

    String text(List<Run> runs, ReportOptions options, boolean colour) {
        List<String> parts = new ArrayList<>();
        boolean tabled = runs.size() > 1 && !stages.isEmpty();
        if (options.inDetail() || stages.size() == 1 || !tabled) {
            runs.forEach(run -> parts.add(inDetail(run, options) + "\n"));
        }
        if (tabled) {
            parts.add(String.join("\n", table(runs).text(colour)));
        }
        return String.join("\n", parts).stripTrailing();
    }

    private String inDetail(Run run, ReportOptions options) {
        Profile profile = profiles.get(run);
        return profile == null ? RunReport.of(run, options) : RunReport.of(run, options, profile.text());
    }

    StatusTable table(List<Run> known) {
        return StatusTable.of(known, stages, columns);
    }
}
