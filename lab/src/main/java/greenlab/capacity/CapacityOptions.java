package greenlab.capacity;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The scenario, as options. Times are in seconds. */
final class CapacityOptions {
    private static final int STEPS = 240;
    private static final double SLOWER = 1.5;
    private static final int PATIENCE = 3;
    private static final int EIGHTHS = 8;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "640",
        description = "Threads that serve, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "300",
        description = "Users who come each second, up to 10000 (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--latency", paramLabel = "S", defaultValue = "2",
        description = "How long each keeps a worker waiting, up to 60 (default: ${DEFAULT-VALUE}).")
    private double latency;

    @Option(names = "--slow", paramLabel = "S",
        description = "The latency of a slow spell (default: one and a half times as long).")
    private Double slow;

    @Option(names = "--spell", paramLabel = "S",
        description = "How long that lasts; 0 for none (default: an eighth of the time).")
    private Double spell;

    @Option(names = "--patience", paramLabel = "S",
        description = "After so long a user reloads (default: three latencies).")
    private Double patience;

    @Option(names = "--reloads", paramLabel = "N", defaultValue = "3",
        description = "So many times, 0 to 10, then they give up (default: ${DEFAULT-VALUE}).")
    private int reloads;

    @Option(names = "--line", paramLabel = "N",
        description = "So many may wait for a worker; others are sent away (default: no limit).")
    private Integer line;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "240",
        description = "How long the simulation lasts, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "The same seed, the same users (default: ${DEFAULT-VALUE}).")
    private long seed;

    /** Wrong ones are a {@link ParameterException}, which names the limit. */
    Scenario scenario() {
        positive("--workers", workers, 100_000);
        positive("--rate", rate, 10_000);
        positive("--latency", latency, 60);
        positive("--seconds", seconds, 3600);
        within("--reloads", reloads, 0, 10);
        double slowly = slow == null ? SLOWER * latency : positive("--slow", slow, 600);
        double patient = patience == null ? PATIENCE * latency : positive("--patience", patience, 600);
        double from = seconds / EIGHTHS;
        double lasting = spell == null ? from : within("--spell", spell, 0, seconds);
        int mayWait = line == null ? Scenario.ENDLESS : (int) within("--line", line, 0, 1_000_000);
        try {
            return new Scenario(workers, rate, new Downstream(latency, slowly, from, from + lasting),
                new Users(patient, reloads), mayWait, seconds, seconds / STEPS, seed);
        } catch (IllegalArgumentException tooMuch) {
            throw new ParameterException(spec.commandLine(), tooMuch.getMessage());
        }
    }

    private double positive(String option, double value, double most) {
        return check(option, value, value > 0 && value <= most, "more than 0 and at most " + plain(most));
    }

    private double within(String option, double value, double least, double most) {
        return check(option, value, value >= least && value <= most, plain(least) + " to " + plain(most));
    }

    private double check(String option, double value, boolean good, String range) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), option + " " + plain(value) + " is not " + range);
        }
        return value;
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    }
}
