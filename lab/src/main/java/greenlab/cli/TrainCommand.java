package greenlab.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code train}: does what most commands do when they start. The launcher creates an AOT cache from it (JEP 514). */
@Command(name = "train", hidden = true, description = "The training run for the launcher's AOT cache.")
public final class TrainCommand implements Subcommand {
    @Override
    public Integer call() {
        CommandLine program = Main.program();
        program.getSubcommands().values().forEach(command -> command.usage(System.out));
        program.execute("stage", "1", "--java", "" + Runtime.version().feature(), "-n", "2", "--delay", "0.01",
            "--trace");
        return program.execute("greenlet");
    }
}
