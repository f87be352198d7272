package greenlab.cli;

import greenlab.setup.Jdks;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * {@code train}: does what most commands do when they start. The launcher archives the classes that it loads (class
 * data sharing, JEP 350). Its stages also leave archives of their own: for Java 25 and, if it is installed, 21.
 */
@Command(name = "train", hidden = true, description = "The training run for the launcher's archive of classes.")
public final class TrainCommand implements Subcommand {
    @Override
    public Integer call() throws InterruptedException {
        CommandLine program = Main.program();
        program.getSubcommands().values().forEach(command -> command.usage(System.out));
        Thread on21 = Thread.ofPlatform().unstarted(() -> stage(Main.program(), 21));
        if (new Jdks().find(21).isPresent()) {
            on21.start();
        }
        stage(program, Runtime.version().feature());
        on21.join();
        return program.execute("greenlet");
    }

    private static void stage(CommandLine program, int java) {
        program.execute("stage", "1", "--java", "" + java, "-n", "2", "--delay", "0.01", "--trace");
    }
}
