package greenlab.commands;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Sends the signal of Ctrl-C to a process or to its group, as a terminal does. */
public final class CtrlC {
    /** Background processes ignore the signal, children inherit that, and a shell can't undo it; Python can. */
    private static final String HEED = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        + "signal.signal(signal.SIGPIPE, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])";

    private CtrlC() {}

    /** The same command, which then doesn't ignore the signal, wherever these tests were started. */
    public static List<String> heeded(List<String> command) {
        return Stream.concat(Stream.of("python3", "-c", HEED), command.stream()).toList();
    }

    /** Sends it to that process. */
    public static void press(Process process) throws IOException, InterruptedException {
        interrupt("" + process.pid());
    }

    /** Sends it to that process's group as soon as the group exists. */
    public static void pressForGroup(Process leader) throws IOException, InterruptedException {
        while (!interrupt("-" + leader.pid()) && leader.isAlive()) {
            Thread.sleep(10);
        }
    }

    private static boolean interrupt(String target) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-INT", "--", target).start().waitFor() == 0;
    }
}
