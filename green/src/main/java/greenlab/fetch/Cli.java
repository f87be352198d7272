package greenlab.fetch;

import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** How every command of the kit starts and ends: the exit codes, and one line on stderr for whatever goes wrong. */
public final class Cli {
    /** It was done. */
    public static final int DONE = 0;
    /** It was tried, and failed. */
    public static final int FAILED = 1;
    /** The words of the call are wrong. */
    public static final int USAGE = 2;
    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    /** A failure that the reader of the command can mend; its message is the one line they get. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Failure(String line) {
            super(line);
        }

        public Failure(String line, Throwable cause) {
            super(line, cause);
        }
    }

    private Cli() {}

    /** Parses {@code args}, calls the command on this thread, and ends the JVM with its exit code. */
    public static void main(Callable<Integer> command, String... args) {
        System.exit(run(command, args));
    }

    /** The same without ending the JVM. */
    public static int run(Callable<Integer> command, String... args) {
        CommandLine line = new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler((wrong, given) -> refuse(wrong))
            .setExecutionExceptionHandler((failure, called, parsed) -> fail(called, failure));
        if (System.getenv(Completion.ASKED) != null) {
            line.getOut().println(Completion.of(line.getCommandSpec()));
            return DONE;
        }
        return line.execute(args);
    }

    private static int refuse(CommandLine.ParameterException wrong) {
        CommandLine called = wrong.getCommandLine();
        String name = called.getCommandName();
        say(called.getErr(), called, name + ": " + oneLine(wrong) + " (see " + name + " --help)");
        return USAGE;
    }

    private static int fail(CommandLine called, Exception failure) {
        say(called.getErr(), called, called.getCommandName() + ": " + oneLine(failure));
        return FAILED;
    }

    private static void say(PrintWriter err, CommandLine called, String line) {
        err.println(called.getColorScheme().errorText(line));
        err.flush();
    }

    /** What went wrong, in one line. A file system says little more than a name: what it means is in the type. */
    private static String oneLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String line = message.lines().findFirst().orElse(failure.toString());
        return switch (failure) {
            case NoSuchFileException missing -> "there is no file or folder " + line;
            case AccessDeniedException denied -> "no permission for " + line;
            case FileSystemException refused -> "cannot read or write " + line;
            default -> line;
        };
    }
}
