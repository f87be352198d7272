package greenlab.stages;

import greenlab.fetch.RuntimeName;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of one stage, as it is ordered.
 *
 * @param stage which stage
 * @param box on which Java
 * @param runtime green or virtual; the others run as well
 * @param server the delay server's address, whose scheme says http or https
 * @param truststore by which its certificate is verified
 * @param n how many fetches
 * @param delay how long the server waits before each answer, in seconds
 * @param patch how much of stage 4's patch is applied; the other stages have none
 */
public record Trial(Stage stage, Box box, RuntimeName runtime, URI server, Path truststore, int n, double delay,
                    Patch patch) {

    /** The command line that starts the stage's JVM, through JBang. */
    List<String> command(House house) {
        List<String> command = new ArrayList<>(List.of(house.jbang().toString(), "run", "--java", "" + box.release()));
        box.flags().forEach(flag -> command.add("--runtime-option=" + flag));
        if (stage == Stage.PATCHED && patch != Patch.NONE) {
            command.add("--javaagent=" + house.agent("unpin") + "=" + patch);
        }
        if (box.emulated()) {
            command.add("--javaagent=" + house.agent("as21"));   // after the patch: what is a lock by now doesn't pin
        }
        command.addAll(List.of(stage.script(house, box.java()).toString(), server.toString(),
            "--stage", "" + stage.number(), "--runtime", runtime.word(), "-n", "" + n, "--delay", "" + delay,
            "--truststore", truststore.toString(), "--events"));
        if (box.emulated()) {
            command.add("--emulated");
        }
        return command;
    }
}
