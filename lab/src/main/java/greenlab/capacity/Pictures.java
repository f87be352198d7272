package greenlab.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What came of a scenario, or has come of it so far, as charts one below the other. */
final class Pictures {
    private static final int HEIGHT = 3;

    private Pictures() {}

    /**
     * Users who leave; users who reload, if they do, and their line.
     *
     * @param whole the latter up to the end, which tells how high the chart is
     */
    static List<String> simulated(Outcome leaving, Outcome reloading, Outcome whole) {
        Scenario scenario = reloading.scenario();
        var chart = new TextChart(scenario, HEIGHT);
        ToDoubleFunction<Sample> answered = sample -> sample.answered() / scenario.step();
        double most = 1.2 * scenario.rate();
        List<String> lines = new ArrayList<>();
        lines.addAll(chart.lines("answered each second, if nobody reloads", leaving, answered, most));
        if (scenario.users().reloads() > 0) {
            lines.addAll(chart.lines("answered each second, if they reload", reloading, answered, most));
        }
        lines.addAll(chart.lines("requests in line", reloading, Sample::queued,
            Math.max(1, whole.most(Sample::queued))));
        lines.add(chart.labels());
        return lines;
    }

    /** Servers, each with how many users it answers. */
    static List<String> real(List<Outcome> outcomes) {
        List<String> lines = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            Scenario scenario = outcome.scenario();
            lines.addAll(new TextChart(scenario, HEIGHT).lines(outcome.by() + ": answered each second", outcome,
                sample -> sample.answered() / scenario.step(), 1.6 * scenario.rate()));
        }
        lines.add(new TextChart(outcomes.getFirst().scenario(), HEIGHT).labels());
        return lines;
    }
}
