package greenlab.capacity;

import com.google.gson.Gson;
import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.render.Terminal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    footer = {"", "Example: a slow period, with a limited queue:", "  jbang capacity --queue-limit 600",
        "A latency slightly above saturation:", "  jbang capacity --latency 2.2 --slow-for 0 --only law,simulation"})
public final class CapacityCommand implements Subcommand {
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

    @Option(names = "--slow-for", paramLabel = "S",
        description = "Length of the slow period; 0 for none (default: 1/8 of --seconds).")
    private Double slowFor;

    @Option(names = "--timeout", paramLabel = "S",
        description = "Client timeout, after which a user retries (default: 3 x --latency).")
    private Double timeout;

    @Option(names = "--retries", paramLabel = "N", defaultValue = "3",
        description = "Retries of a user, 0 to 10 (default: ${DEFAULT-VALUE}).")
    private int retries;

    @Option(names = "--queue-limit", paramLabel = "N",
        description = "Requests that may queue; more are rejected (default: no limit).")
    private Integer queueLimit;

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
        Map<String, Object> document = new LinkedHashMap<>();
        if (sections.contains(Section.LAW)) {
            print(CapacityReport.law(scenario));
            document.put("law", scenario.law().json(workers));
        }
        if (sections.contains(Section.SIMULATION)) {
            var withoutRetries = Simulation.run(scenario.with(new RetryPolicy(scenario.retryPolicy().timeout(), 0)));
            var withRetries = Simulation.run(scenario);
            print(CapacityReport.simulation(withoutRetries, withRetries));
            document.put("simulation", Stream.of(withoutRetries, withRetries).map(CapacityResult::json).toList());
        }
        if (sections.contains(Section.REAL)) {
            List<CapacityResult> results = runReal(scenario.scaledDown());
            print(CapacityReport.real(results));
            document.put("real", results.stream().map(CapacityResult::json).toList());
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
        notNegative("--retries", retries, 10);
        double slowLatency = slow == null ? 1.5 * latency : positive("--slow", slow, 600);
        double clientTimeout = timeout == null ? 3 * latency : positive("--timeout", timeout, 600);
        double slowSeconds = slowFor == null ? seconds / 8 : notNegative("--slow-for", slowFor, seconds);
        int limit = queueLimit == null ? CapacityScenario.UNLIMITED
            : (int) notNegative("--queue-limit", queueLimit, 1_000_000);
        try {
            return CapacityScenario.observed(workers, rate, latency, slowLatency, slowSeconds, clientTimeout, retries,
                limit, seconds, seed);
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

    private static List<CapacityResult> runReal(CapacityScenario scenario) throws IOException, InterruptedException {
        List<ConcurrencyModel> models = List.of(ConcurrencyModel.values());
        try (Terminal live = Terminal.ofThisProcess()) {
            return LoadRun.runAll(scenario, models, partial -> live.draw(CapacityChart.real(partial)));
        }
    }
}
