package greenlab.cli;

import greenlab.render.StatusTable;
import greenlab.run.Run;
import greenlab.stages.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The results of stages as text: the runs in detail if options require it, and the status table if there are several.
 *
 * @param stages the table's rows
 * @param columns the table's Javas
 * @param profiles the profiles of runs that had a flight recorder
 */
record StageReport(List<Integer> stages, List<String> columns, Map<Run, Profile> profiles) {

    /** The report of saved runs, with the rows and columns that occur in them. */
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
