package greenlab.capacity;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.render.Terminal;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code capacity}: when a server with waiting workers saturates, calculated, simulated and measured. */
@Command(name = "capacity", sortOptions = false,
    description = {"Shows when a server with waiting workers saturates: by Little's law; in a simulation with users who"
        + " retry; and with three real servers, on threads, greenlets and virtual threads.",
        "Times are in seconds. Real load is scaled down to at most 30 busy workers, 150 users/s, 3 retries and 16 s."},
    footer = {"", "Example: a slow period, with a limited queue:", "  jbang capacity --line 600",
        "A latency slightly above saturation:", "  jbang capacity --latency 2.2 --spell 0 --only law,simulation"})
public final class CapacityCommand implements Subcommand {
    private static final int FRAMES = 120;
    private static final long FRAME_MILLIS = 50;
    private static final int STEPS = 240;

    private final Terminal terminal = Terminal.ofThisProcess();

    @Spec
    private CommandSpec spec;

    enum Section { LAW, SIMULATION, REAL }

    @Option(names = "--workers", paramLabel = "N", defaultValue = "640",
        description = "Worker threads, 1 to 100000 (default: ${DEFAULT-VALUE}).")
    private int workers;

    @Option(names = "--rate", paramLabel = "R", defaultValue = "300",
        description = "Arrival rate in users per second, up to 10000 (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--latency", paramLabel = "S", defaultValue = "2",
        description = "Time for which a request occupies a worker, up to 60 (default: ${DEFAULT-VALUE}).")
    private double latency;

    @Option(names = "--slow", paramLabel = "S", description = "Latency in the slow period (default: 1.5 x --latency).")
    private Double slow;

    @Option(names = "--spell", paramLabel = "S",
        description = "Length of the slow period; 0 for none (default: 1/8 of --seconds).")
    private Double spell;

    @Option(names = "--patience", paramLabel = "S",
        description = "Client timeout, after which a user retries (default: 3 x --latency).")
    private Double patience;

    @Option(names = "--reloads", paramLabel = "N", defaultValue = "3",
        description = "Retries of a user, 0 to 10 (default: ${DEFAULT-VALUE}).")
    private int reloads;

    @Option(names = "--line", paramLabel = "N",
        description = "Queue limit; more requests are rejected (default: no limit).")
    private Integer line;

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "240",
        description = "Length of the simulation, 1 to 3600 (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Seed of the random arrivals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--only", paramLabel = "PART", split = ",",
        description = "Some of law, simulation, real (default: all).")
    private List<Section> sections = List.of(Section.values());

    @Option(names = "--json", description = "Print one JSON document and nothing else.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        CapacityScenario scenario = scenario();
        JsonObject document = new JsonObject();
        if (sections.contains(Section.LAW)) {
            print(CapacityReport.law(scenario));
            document.add("law", CapacityJson.law(scenario));
        }
        if (sections.contains(Section.SIMULATION)) {
            simulate(scenario, document);
        }
        if (sections.contains(Section.REAL)) {
            List<CapacityResult> results = runReal(ScaledScenario.of(scenario));
            print(CapacityReport.real(results));
            document.add("real", CapacityJson.of(results));
        }
        if (json) {
            System.out.println(new Gson().toJson(document));
        }
        return Cli.SUCCESS;
    }

    private CapacityScenario scenario() {
        positive("--workers", workers, 100_000);
        positive("--rate", rate, 10_000);
        positive("--latency", latency, 60);
        positive("--seconds", seconds, 3600);
        notNegative("--reloads", reloads, 10);
        double slowLatency = slow == null ? 1.5 * latency : positive("--slow", slow, 600);
        double timeout = patience == null ? 3 * latency : positive("--patience", patience, 600);
        double from = seconds / 8;
        double to = from + (spell == null ? from : notNegative("--spell", spell, seconds));
        int limit = line == null ? CapacityScenario.UNLIMITED : (int) notNegative("--line", line, 1_000_000);
        try {
            return new CapacityScenario(workers, rate, new Downstream(latency, slowLatency, from, to),
                new RetryPolicy(timeout, reloads), limit, seconds, seconds / STEPS, seed);
        } catch (IllegalArgumentException tooLarge) {
            throw new ParameterException(spec.commandLine(), tooLarge.getMessage());
        }
    }

    private double positive(String option, double value, double max) {
        return check(option, value, value > 0 && value <= max, "> 0", max);
    }

    private double notNegative(String option, double value, double max) {
        return check(option, value, value >= 0 && value <= max, ">= 0", max);
    }

    private double check(String option, double value, boolean valid, String lowerBound, double max) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), String.format("%s must be %s and <= %s, was %s", option,
                lowerBound, CapacityReport.plain(max), CapacityReport.plain(value)));
        }
        return value;
    }

    private void print(String text) {
        if (!json) {
            System.out.println(text);
        }
    }

    private void simulate(CapacityScenario scenario, JsonObject document) throws InterruptedException {
        var withoutRetries = Simulation.run(scenario.with(new RetryPolicy(scenario.retryPolicy().timeout(), 0)));
        var withRetries = Simulation.run(scenario);
        if (terminal.live() && !json) {
            animate(withoutRetries, withRetries);
        }
        print(CapacityReport.simulation(withoutRetries, withRetries));
        document.add("simulation", CapacityJson.of(List.of(withoutRetries, withRetries)));
    }

    /** Draws the growing charts for some seconds. */
    private static void animate(CapacityResult withoutRetries, CapacityResult withRetries) throws InterruptedException {
        try (var live = Terminal.ofThisProcess()) {
            for (int frame = 1; frame <= FRAMES; frame++) {
                double share = (double) frame / FRAMES;
                live.draw(CapacityChart.simulated(withoutRetries.upTo(share), withRetries.upTo(share), withRetries));
                Thread.sleep(FRAME_MILLIS);
            }
        }
    }

    private List<CapacityResult> runReal(CapacityScenario scenario) throws IOException, InterruptedException {
        if (!terminal.live()) {
            return LoadRun.runAll(scenario, partial -> { });
        }
        try (var live = Terminal.ofThisProcess()) {
            return LoadRun.runAll(scenario, partial -> live.draw(CapacityChart.real(partial)));
        }
    }
}
