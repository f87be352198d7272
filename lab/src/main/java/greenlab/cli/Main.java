package greenlab.cli;

import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine;

/** The command-line program: {@code ./jbang NAME ...} runs the subcommand NAME. */
@Command(name = "jbang", sortOptions = false, synopsisSubcommandLabel = "NAME",
    description = "Runs a command of Greenlab; other arguments are passed to JBang.",
    footer = {"", "Example: the options of a command:", "  jbang stage --help"})
public final class Main {
    private Main() {}

    /** Runs a command on this thread, then ends the JVM with its exit code. */
    public static void main(String... args) {
        CommandLine program = program(args.length == 0 ? "" : args[0]);
        if (args.length == 0) {
            program.usage(System.out);
            System.exit(Cli.SUCCESS);
        }
        System.exit(program.execute(args));
    }

    /** The program with all its subcommands. */
    static CommandLine program() {
        return program("");
    }

    /** Only the named subcommand is loaded, to start fast; all of them if there is none of that name. */
    private static CommandLine program(String name) {
        List<ServiceLoader.Provider<Subcommand>> all = ServiceLoader.load(Subcommand.class).stream().toList();
        List<ServiceLoader.Provider<Subcommand>> named = all.stream().filter(one -> nameOf(one).equals(name)).toList();
        CommandLine program = new CommandLine(new Main());
        (named.isEmpty() ? all : named).forEach(one -> program.addSubcommand(one.get()));
        return Cli.configured(program);
    }

    private static String nameOf(ServiceLoader.Provider<Subcommand> subcommand) {
        return subcommand.type().getAnnotation(Command.class).name();
    }
}
