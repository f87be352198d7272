package greenlab.capacity;

import greenlab.render.LineChart;
import greenlab.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.teavm.jso.JSExport;

/**
 * A simulation with its sentences, table and charts, for the page Capacity. {@code lab/teavm} compiles this class and
 * what it uses to JavaScript.
 */
public final class CapacityPage {
    private final CapacityScenario scenario;
    private final CapacityResult result;

    private CapacityPage(CapacityScenario scenario) {
        this.scenario = scenario;
        this.result = Simulation.run(scenario);
    }

    /** Runs a simulation. The parameters are the options of the command, in the same order and units. */
    @JSExport
    public static CapacityPage run(int workers, double rate, double latency, double slow, double slowFor,
                                   double timeout, int retries, int queueLimit, double seconds, int seed) {
        return new CapacityPage(CapacityScenario.observed(workers, rate, latency, slow, slowFor, timeout, retries,
            queueLimit, seconds, seed));
    }

    /** Little's law for the scenario, in sentences. */
    @JSExport
    public String law() {
        return CapacityReport.busy(scenario) + " " + CapacityReport.saturation(scenario);
    }

    /** The outcome of the run, in sentences. */
    @JSExport
    public String outcome() {
        return CapacityReport.outcome("Simulated: ", result);
    }

    /** Little's law with the run's own values, in each period in which the latency is constant; as HTML. */
    @JSExport
    public String measured() {
        Downstream downstream = scenario.downstream();
        double usual = downstream.usual();
        double end = scenario.seconds();
        List<List<String>> lines = new ArrayList<>(List.of(List.of("", "λ: finished per second", "W: latency",
            "λ x W", "L: busy workers", "needed for all users")));
        if (downstream.isSteady()) {
            addLine(lines, "whole run", usual, end, usual);
        } else {
            addLine(lines, "before the slow period", usual, downstream.from(), usual);
            addLine(lines, "slow period", downstream.from() + downstream.slow(), Math.min(end, downstream.to()),
                downstream.slow());
            addLine(lines, "after it", downstream.to() + downstream.slow(), end, usual);
        }
        return Table.of(lines).html();
    }

    /** A request keeps the latency with which it starts, so a period begins when the last earlier one is finished. */
    private void addLine(List<List<String>> lines, String name, double from, double to, double latency) {
        int steps = result.total(from, to, sample -> 1);
        if (steps > 0) {
            double rate = result.total(from, to, LoadSample::finished) / (steps * scenario.step());
            double busy = (double) result.total(from, to, LoadSample::busy) / steps;
            lines.add(List.of(name, rounded(rate), CapacityReport.plain(latency) + " s", rounded(rate * latency),
                rounded(busy), rounded(scenario.arrivalRate() * latency)));
        }
    }

    private static String rounded(double value) {
        return CapacityReport.plain(Math.round(value * 10) / 10.0);
    }

    /** Two charts over time as SVG, of a width in pixels: requests in the server, and requests per second. */
    @JSExport
    public String[] charts(double width) {
        var inServer = chart("Requests in the server", "requests", width)
            .line("in flight", result.samples(), LoadSample::t, sample -> sample.busy() + sample.queued())
            .line("queued", result.samples(), LoadSample::t, LoadSample::queued);
        var rates = chart("Requests per second", "per second", width);
        addRate(rates, "answered (goodput)", LoadSample::answered);
        addRate(rates, "new users", LoadSample::arrived);
        addRate(rates, "finished by a worker", LoadSample::finished);
        addRate(rates, "timed out", sample -> sample.retries() + sample.gaveUp());
        addRate(rates, "rejected", LoadSample::rejected);
        return new String[] {inServer.svg(), rates.svg()};
    }

    private LineChart chart(String title, String yAxis, double width) {
        var chart = new LineChart(title, "seconds", yAxis).width(width);
        Downstream downstream = scenario.downstream();
        return downstream.isSteady() ? chart
            : chart.band("slow", downstream.from(), Math.min(downstream.to(), scenario.seconds()));
    }

    private void addRate(LineChart chart, String name, ToIntFunction<LoadSample> count) {
        chart.line(name, result.samples(), LoadSample::t, sample -> count.applyAsInt(sample) / scenario.step());
    }

    /** All values of the result, for a comparison with those of a JVM. */
    @JSExport
    public String values() {
        return result.toString();
    }
}
