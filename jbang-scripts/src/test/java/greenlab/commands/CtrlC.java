package greenlab.commands;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The signal that a terminal sends, to one process or to a group. */
public final class CtrlC {
    /** Who is started in the background ignores that signal, hands this down, and no shell can undo it: Python can. */
    private static final String HEED = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
        + "signal.signal(signal.SIGPIPE, signal.SIG_DFL); os.execvp(sys.argv[1], sys.argv[1:])";

    private CtrlC() {}

    /** The same command; it heeds the signal wherever these tests were started. */
    public static List<String> heeded(List<String> command) {
        return Stream.concat(Stream.of("python3", "-c", HEED), command.stream()).toList();
    }

    /** Presses it for that process. */
    public static void press(Process process) throws IOException, InterruptedException {
        interrupt("" + process.pid());
    }

    /** Presses it for all of that process' group, as a terminal does, as soon as there is such a group. */
    static void pressForGroup(Process leader) throws IOException, InterruptedException {
        while (!interrupt("-" + leader.pid()) && leader.isAlive()) {
            Thread.sleep(10);
        }
    }

    private static boolean interrupt(String whom) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-INT", "--", whom).start().waitFor() == 0;
    }
}
