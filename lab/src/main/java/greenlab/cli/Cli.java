//DEPS info.picocli:picocli:4.7.7
package greenlab.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\n]]");

    private Cli() {}

    /** Parses {@code args}, runs the command on this thread, and ends the JVM with its exit code. */
    public static void main(Subcommand command, String... args) {
        System.exit(configured(new CommandLine(command)).execute(args));
    }

    static CommandLine configured(CommandLine line) {
        addHelp(line);
        addChoices(line);
        return line
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

    /** Enum values are read and listed as they are printed; picocli lists the names of the constants. */
    private static void addChoices(CommandLine line) {
        line.getCommandSpec().args().stream().map(arg -> arg.auxiliaryTypes()[0]).filter(Class::isEnum)
            .forEach(type -> addChoices(line, type));
        line.getSubcommands().values().forEach(Cli::addChoices);
    }

    private static <T> void addChoices(CommandLine line, Class<T> type) {
        line.registerConverter(type, text -> choice(List.of(type.getEnumConstants()), text));
    }

    private static <T> T choice(List<T> choices, String text) {
        return choices.stream().filter(one -> one.toString().equalsIgnoreCase(text)).findFirst()
            .orElseThrow(() -> new TypeConversionException("expected one of " + choices.stream().map(Object::toString)
                .collect(Collectors.joining(", ")) + " but was '" + text + "'"));
    }

    private static int print(int exitCode, CommandLine command, String line) {
        command.getErr().println(command.getColorScheme().errorText(command.getCommandName() + ": " + visible(line)));
        command.getErr().flush();
        return exitCode;
    }

    /** Shows control characters as escapes, apart from line breaks: those of a server could change the terminal. */
    public static String visible(String text) {
        return CONTROL.matcher(text).replaceAll(found -> "\\\\u%04x".formatted((int) found.group().charAt(0)));
    }

    /** Fails if a file can't be written: before the work, rather than after it. {@code file} is null for none. */
    public static void requireWritable(Path file) throws IOException {
        if (file == null) {
            return;
        }
        boolean isNew = Files.notExists(file);
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
        if (isNew) {
            Files.delete(file);
        }
    }

    /** Writes a file. Unlike that of {@link Files#writeString}, each exception has the file's name. */
    public static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text);
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException failed) {
            throw new IOException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** The first line of the message. That of a file system's exception is only a name; the type is the reason. */
    private static String oneLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        String line = message.lines().findFirst().orElse(failure.toString());
        return switch (failure) {
            case NoSuchFileException missing -> "no such file or folder: " + line;
            case NotDirectoryException file -> "not a folder: " + line;
            case AccessDeniedException denied -> "permission denied: " + line;
            case FileSystemException refused -> "cannot read or write " + line;
            default -> line;
        };
    }
}
