package greenlab.capacity;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import greenlab.cli.Cli;
import greenlab.cli.Subcommand;
import greenlab.render.LiveText;
import greenlab.render.Terminal;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code capacity}: when a server of waiting workers tips over, by hand, simulated, and for real. */
@Command(name = "capacity", sortOptions = false,
    description = {"When does a server of waiting workers tip over? By Little's law; simulated, with users who"
        + " reload; and for real: three small servers, on threads, greenlets and virtual threads.",
        "The real load is bounded, whatever is simulated: of the same shape, but at most 30 workers are busy by the"
        + " law, 150 users come a second, reload 3 times, and it ends after 16 s."},
    footer = {"", "Example: a slow spell, but only so many may stand in line:", "  jbang capacity --line 600",
        "A little more than the workers can bear:", "  jbang capacity --latency 2.2 --spell 0 --only law,simulation"})
public final class CapacityCommand implements Subcommand {
    private static final int FRAMES = 120;
    private static final long FRAME_MILLIS = 50;

    private final Terminal terminal = Terminal.ofThisProcess();

    /** What can be asked for. */
    enum Part { LAW, SIMULATION, REAL }

    @Mixin
    private CapacityOptions options;

    @Option(names = "--only", paramLabel = "PART", split = ",",
        description = "Some of law, simulation, real (default: all).")
    private List<Part> parts = List.of(Part.values());

    @Option(names = "--json", description = "Print one JSON document, and nothing else.")
    private boolean json;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Scenario scenario = options.scenario();
        JsonObject document = new JsonObject();
        if (parts.contains(Part.LAW)) {
            say(CapacityReport.law(scenario));
            document.add("law", CapacityJson.law(scenario));
        }
        if (parts.contains(Part.SIMULATION)) {
            simulate(scenario, document);
        }
        if (parts.contains(Part.REAL)) {
            List<Outcome> real = real(Miniature.of(scenario));
            say(CapacityReport.real(real));
            document.add("real", CapacityJson.of(real));
        }
        if (json) {
            System.out.println(new Gson().toJson(document));
        }
        return Cli.SUCCESS;
    }

    private void say(String text) {
        if (!json) {
            System.out.println(text);
        }
    }

    private void simulate(Scenario scenario, JsonObject document) throws InterruptedException {
        Outcome leaving = Simulation.run(scenario.with(new Users(scenario.users().patience(), 0)));
        Outcome reloading = Simulation.run(scenario);
        if (terminal.live() && !json) {
            replay(leaving, reloading);
        }
        say(CapacityReport.simulation(leaving, reloading));
        document.add("simulation", CapacityJson.of(List.of(leaving, reloading)));
    }

    /** Simulated time has passed in a moment. A reader gets some seconds to see it pass. */
    private static void replay(Outcome leaving, Outcome reloading) throws InterruptedException {
        try (var live = new LiveText(System.err)) {
            for (int frame = 1; frame <= FRAMES; frame++) {
                double share = (double) frame / FRAMES;
                live.draw(Pictures.simulated(leaving.upTo(share), reloading.upTo(share), reloading));
                Thread.sleep(FRAME_MILLIS);
            }
        }
    }

    private List<Outcome> real(Scenario small) throws IOException, InterruptedException {
        if (!terminal.live()) {
            return SideBySide.run(small, growing -> { });
        }
        try (var live = new LiveText(System.err)) {
            return SideBySide.run(small, growing -> live.draw(Pictures.real(growing)));
        }
    }
}
