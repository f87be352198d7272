package greenlab.course;

import greenlab.render.StatusTable;
import greenlab.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How often a reader was right about the status table, as far as it is filled.
 *
 * @param table what came out
 * @param said what was predicted of a stage, a word for each of the table's columns
 */
record Score(StatusTable table, Map<Integer, List<String>> said) {
    private static final String UNKNOWN = "???";

    /** A line for each stage, and the sum. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        int right = 0;
        int known = 0;
        for (int stage : table.stages()) {
            List<String> guesses = said.getOrDefault(stage, table.columns().stream().map(java -> UNKNOWN).toList());
            List<String> found = table.columns().stream().map(java -> word(table.run(stage, java))).toList();
            lines.add("stage " + stage + ": " + String.join("/", found) + ", you said " + String.join("/", guesses));
            for (int i = 0; i < found.size(); i++) {
                boolean ran = !found.get(i).equals(UNKNOWN);
                known += ran ? 1 : 0;
                right += ran && found.get(i).equals(guesses.get(i)) ? 1 : 0;
            }
        }
        lines.add("You were right " + right + " times out of " + known + ".");
        return String.join("\n", lines);
    }

    private static String word(Run run) {
        return run == null ? UNKNOWN : run.verdict().word();
    }
}
