package greenlab.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a shell may complete after a command's name. A command that is started with {@link #ASKED} tells, and ends. */
public final class Completion {
    /** The environment variable by which it is asked. */
    public static final String ASKED = "GREENLAB_COMPLETION";

    private Completion() {}

    /** A line for each option: its longest name, then the words that may follow. What stands alone begins with *. */
    static String of(CommandSpec command) {
        List<String> lines = new ArrayList<>();
        lines.add(("* " + command.positionalParameters().stream().map(Completion::words)
            .collect(Collectors.joining(" "))).strip());
        command.options().stream().filter(option -> !option.hidden())
            .forEach(option -> lines.add((option.longestName() + " " + words(option)).strip()));
        return String.join("\n", lines);
    }

    /** An option that takes a value that can't be known beforehand says so with a question mark. */
    private static String words(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return StreamSupport.stream(argument.completionCandidates().spliterator(), false)
                .collect(Collectors.joining(" "));
        }
        return argument instanceof OptionSpec && argument.arity().max() > 0 ? "?" : "";
    }
}
