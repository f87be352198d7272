//DEPS info.picocli:picocli:4.7.7
package greenlab.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine;

/** What all commands have in common: help, exit codes, and one line on stderr for an error. */
public final class Cli {
    public static final int SUCCESS = 0;
    public static final int FAILURE = 1;
    /** Invalid arguments. */
    public static final int USAGE = 2;
    /** Ended by Ctrl-C. */
    public static final int INTERRUPTED = 130;

    /** A failure with a message of one line, which is printed. */
    public static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Failure(String line) {
            super(line);
        }

        public Failure(String line, Throwable cause) {
            super(line, cause);
        }
    }

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private Cli() {}

    /** Parses {@code args}, runs the command on this thread, and ends the JVM with its exit code. */
    public static void main(Subcommand command, String... args) {
        System.exit(configured(new CommandLine(command)).execute(args));
    }

    static CommandLine configured(CommandLine line) {
        addHelp(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(Path.class, Cli::path)
            .setUsageHelpAutoWidth(true)
            .setParameterExceptionHandler((invalid, args) -> print(USAGE, invalid.getCommandLine(),
                oneLine(invalid) + " (see " + invalid.getCommandLine().getCommandName() + " --help)"))
            .setExecutionExceptionHandler((failure, command, parsed) -> print(FAILURE, command, oneLine(failure)));
    }

    /** An empty path would be the working directory. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("the path is empty; name a file or folder");
        }
        return Path.of(text);
    }

    /** Adds {@code --help} to a command and its subcommands. */
    private static void addHelp(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        if (spec.findOption("--help") == null) {
            spec.addOption(OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
        }
        line.getSubcommands().values().forEach(Cli::addHelp);
    }

    /** Fails if a file can't be written: before a run, rather than after it. {@code file} is null for none. */
    public static void checkWritable(Path file) throws IOException {
        if (file != null) {
            boolean isNew = Files.notExists(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
            if (isNew) {
                Files.delete(file);
            }
        }
    }

    private static int print(int exitCode, CommandLine command, String line) {
        command.getErr().println(command.getColorScheme().errorText(command.getCommandName() + ": " + visible(line)));
        command.getErr().flush();
        return exitCode;
    }

    /** Control characters of a server or a file could change the terminal, so they are shown as escapes. */
    static String visible(String text) {
        return CONTROL.matcher(text).replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** The first line of the message. That of a file system's exception is only a name; the type is the reason. */
    private static String oneLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String line = message.lines().findFirst().orElse(failure.toString());
        return switch (failure) {
            case NoSuchFileException missing -> "no such file or folder: " + line;
            case AccessDeniedException denied -> "permission denied: " + line;
            case FileSystemException refused -> "cannot read or write " + line;
            default -> line;
        };
    }
}
