package greenlab.cli;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that fetch, stage and order share. */
final class RunOptions {
    private static final int MAX_FETCHES = 10_000;
    /** Runs are saved in milliseconds. */
    private static final double MAX_DELAY = 60;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10",
        description = "Number of fetches, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    int n;

    @Option(names = "--delay", paramLabel = "SECONDS", defaultValue = "1",
        description = "Delay before each response, > 0 and <= 60 seconds (default: ${DEFAULT-VALUE}).")
    double delay;

    @Mixin
    ReportOptions report;

    @Option(names = "--save", paramLabel = "FILE", description = "Save the run as JSON, for 'jbang replay FILE'.")
    private Path file;

    /** Fails if a value is out of range or the file can't be written: now rather than after a minute of runs. */
    void check() throws IOException {
        if (n < 1 || n > MAX_FETCHES) {
            throw new ParameterException(spec.commandLine(), "-n must be 1 to " + MAX_FETCHES + ", was " + n);
        }
        if (!(delay > 0 && delay <= MAX_DELAY)) {
            throw new ParameterException(spec.commandLine(), "--delay must be > 0 and <= 60 seconds, was " + delay);
        }
        Cli.requireWritable(file);
    }

    /** Writes the document, if {@code --save} is given. */
    void save(String json) throws IOException {
        if (file != null) {
            Cli.write(file, json + "\n");
        }
    }
}
