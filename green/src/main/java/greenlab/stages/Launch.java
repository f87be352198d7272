package greenlab.stages;

import greenlab.fetch.RuntimeName;
import greenlab.timeline.Recorder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fetch program in a fresh JVM, as JBang is to start it.
 *
 * @param stage the stage that the run counts as, or null
 * @param script whose header is the environment
 * @param agent JBang's word for a Java agent. One at most: it doesn't keep the order of two
 * @param more what the program is told besides
 */
record Launch(Integer stage, Box box, Path script, Optional<String> agent, RuntimeName runtime, URI server,
              Path truststore, int n, double delay, List<String> more) {

    /**
     * The command line.
     *
     * @param fresh whether JBang is to build anew what it has built before
     */
    List<String> command(House house, boolean fresh) {
        List<String> command = new ArrayList<>(List.of(house.jbang().toString(), "run", "--java", "" + box.release()));
        if (fresh) {
            command.add("--fresh");
        }
        box.flags().forEach(flag -> command.add("--runtime-option=" + flag));
        agent.ifPresent(found -> command.add("--javaagent=" + found));
        command.addAll(List.of(script.toString(), "--", server.toString(), "--runtime", runtime.word(), "-n", "" + n,
            "--delay", "" + delay, "--truststore", truststore.toString(), "--events"));
        command.addAll(more);
        if (box.emulated()) {
            command.add("--emulated");
        }
        return command;
    }

    /** For what it tells. */
    Recorder recorder() {
        return new Recorder(stage, "" + box.java(), box.emulated(), runtime.word(), server.getScheme(), n, delay);
    }
}
