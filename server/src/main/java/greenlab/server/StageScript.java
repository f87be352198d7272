package greenlab.server;

import greenlab.stages.House;
import greenlab.stages.Stage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The script of a stage, as a page shows it.
 *
 * @param stage 0 to 4
 * @param java {@code 21} or {@code 25}; only stage 0 has a script for each
 * @param script the file, seen from the folder of the scripts
 * @param header the lines that JBang reads: the stage's environment
 */
record StageScript(int stage, String java, String script, List<String> header) {

    static List<StageScript> all(House house) throws IOException {
        var all = new ArrayList<StageScript>();
        for (var stage : Stage.values()) {
            for (int java : new int[] {21, 25}) {
                all.add(new StageScript(stage.number(), "" + java,
                    "stages/" + stage.script(house, java).getFileName(), stage.header(house, java)));
            }
        }
        return all;
    }
}
