package greenlab.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that fetch, stage and order share. */
public final class RunOptions {
    private static final int MAX_FETCHES = 10_000;
    private static final double MAX_DELAY = 60;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int n = 10;
    private double delay = 1;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10",
        description = "Number of fetches, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    void setN(int fetches) {
        if (fetches < 1 || fetches > MAX_FETCHES) {
            throw new ParameterException(spec.commandLine(), "-n must be 1 to " + MAX_FETCHES + ", was " + fetches);
        }
        n = fetches;
    }

    @Option(names = "--delay", paramLabel = "SECONDS", defaultValue = "1",
        description = "Delay before each response, > 0 and <= 60 seconds (default: ${DEFAULT-VALUE}).")
    void setDelay(double seconds) {
        if (!(seconds > 0 && seconds <= MAX_DELAY)) {
            throw new ParameterException(spec.commandLine(),
                "--delay must be > 0 and <= 60 seconds, was " + seconds);
        }
        delay = seconds;
    }

    @Mixin
    private ReportOptions report;

    public int n() {
        return n;
    }

    /** In seconds. */
    public double delay() {
        return delay;
    }

    /** How the finished run is reported. */
    public ReportOptions report() {
        return report;
    }
}
