package greenlab.fetch;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that fetch, stage and order have in common. */
public final class RunOptions {
    private static final int MOST_FETCHES = 10_000;
    private static final double LONGEST_DELAY = 60;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private int n = 10;
    private double delay = 1;

    @Option(names = "-n", paramLabel = "N", defaultValue = "10",
        description = "How many fetches, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    void setN(int fetches) {
        if (fetches < 1 || fetches > MOST_FETCHES) {
            throw new ParameterException(spec.commandLine(), "-n " + fetches + " is not between 1 and " + MOST_FETCHES);
        }
        n = fetches;
    }

    @Option(names = "--delay", paramLabel = "SECONDS", defaultValue = "1",
        description = "How long the server waits before each answer, up to 60 (default: ${DEFAULT-VALUE}).")
    void setDelay(double seconds) {
        if (!(seconds > 0 && seconds <= LONGEST_DELAY)) {
            throw new ParameterException(spec.commandLine(),
                "--delay " + seconds + " is not more than 0 and at most " + LONGEST_DELAY + " seconds");
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

    /** How the finished run is told. */
    public ReportOptions report() {
        return report;
    }
}
