package greenlab.course;

import greenlab.render.StatusTable;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many of a reader's predictions were right, for the cells of the status table that are filled.
 *
 * @param table the measured runs
 * @param predictions for each stage, a verdict for each column of the table
 */
record PredictionScore(StatusTable table, Map<Integer, List<String>> predictions) {
    private static final String UNKNOWN = "???";

    /** One line for each stage, and the total. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        int right = 0;
        int known = 0;
        for (int stage : table.stages()) {
            List<String> guesses = predictions.getOrDefault(stage,
                table.columns().stream().map(java -> UNKNOWN).toList());
            List<String> measured = table.columns().stream().map(java -> word(table.run(stage, java))).toList();
            lines.add("stage " + stage + ": " + String.join("/", measured) + ", you predicted "
                + String.join("/", guesses));
            for (int i = 0; i < measured.size(); i++) {
                boolean ran = !measured.get(i).equals(UNKNOWN);
                known += ran ? 1 : 0;
                right += ran && measured.get(i).equals(guesses.get(i)) ? 1 : 0;
            }
        }
        lines.add("You were right " + right + " times out of " + known + ".");
        return String.join("\n", lines);
    }

    private static String word(Run run) {
        return run == null ? UNKNOWN : run.verdict().word();
    }
}
