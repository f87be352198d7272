package greenlab.capacity;

import greenlab.render.Terminal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Text charts of block characters over a scenario's time, 77 columns wide, without colour so that they can be pasted.
 * The axis is {@code ===} while downstream is slow.
 */
record CapacityChart(CapacityScenario scenario, int height) {
    private static final int HEIGHT = 3;
    private static final int COLUMNS = 68;
    private static final int MARGIN = 8;
    private static final int QUARTERS = 4;
    private static final String EIGHTHS = Terminal.unicode(System.out) ? " ▁▂▃▄▅▆▇█" : " ...:::##";

    /** The throughput without and, if there are any, with retries, and the queue. */
    static List<String> simulated(CapacityResult withoutRetries, CapacityResult withRetries) {
        CapacityScenario scenario = withRetries.scenario();
        var chart = new CapacityChart(scenario, HEIGHT);
        double top = 1.2 * scenario.arrivalRate();
        List<String> lines = new ArrayList<>(chart.throughput("without retries", withoutRetries, top));
        if (scenario.retryPolicy().retries() > 0) {
            lines.addAll(chart.throughput("with retries", withRetries, top));
        }
        lines.addAll(chart.lines("requests in the queue", withRetries, LoadSample::queued,
            Math.max(1, withRetries.peak(LoadSample::queued))));
        lines.add(chart.labels());
        return lines;
    }

    /** The throughput of each server. */
    static List<String> real(List<CapacityResult> results) {
        CapacityScenario scenario = results.getFirst().scenario();
        var chart = new CapacityChart(scenario, HEIGHT);
        List<String> lines = new ArrayList<>();
        results.forEach(result ->
            lines.addAll(chart.throughput(result.server(), result, 1.6 * scenario.arrivalRate())));
        lines.add(chart.labels());
        return lines;
    }

    private List<String> throughput(String name, CapacityResult result, double top) {
        return lines(name + ": answered per second", result, sample -> sample.answered() / scenario.step(), top);
    }

    /** One value over time, in {@link #height} lines between its title and its axis; {@code top} fills a column. */
    List<String> lines(String title, CapacityResult result, ToDoubleFunction<LoadSample> value, double top) {
        double[] columns = columns(result, value);
        List<String> lines = new ArrayList<>(List.of(" ".repeat(MARGIN + 1) + title));
        for (int row = height - 1; row >= 0; row--) {
            var line = new StringBuilder(margin(row == height - 1 ? CapacityReport.plain(top) : "")).append('|');
            for (double column : columns) {
                double eighths = top == 0 ? 0 : 8 * (column / top * height - row);
                line.append(EIGHTHS.charAt((int) Math.clamp(Math.round(eighths), 0, 8)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(margin("0") + "+" + axis());
        return lines;
    }

    /** The labels of the time axis. */
    String labels() {
        var line = new StringBuilder(margin("")).append(' ');
        for (int quarter = 0; quarter <= QUARTERS; quarter++) {
            String label = CapacityReport.plain(scenario.seconds() * quarter / QUARTERS) + " s";
            int at = MARGIN + 1 + Math.min(COLUMNS * quarter / QUARTERS, COLUMNS - label.length());
            line.append(" ".repeat(Math.max(0, at - line.length()))).append(label);
        }
        return line.toString();
    }

    /** The mean of the samples in each column. */
    private double[] columns(CapacityResult result, ToDoubleFunction<LoadSample> value) {
        double[] sums = new double[COLUMNS];
        int[] counts = new int[COLUMNS];
        for (LoadSample sample : result.samples()) {
            int column = column(sample.t() - scenario.step() / 2);
            sums[column] += value.applyAsDouble(sample);
            counts[column]++;
        }
        Arrays.setAll(sums, i -> sums[i] / Math.max(1, counts[i]));
        return sums;
    }

    private int column(double t) {
        return Math.clamp((long) (t / scenario.seconds() * COLUMNS), 0, COLUMNS - 1);
    }

    private String axis() {
        Downstream downstream = scenario.downstream();
        int from = column(downstream.from());
        int to = downstream.isSteady() ? from : Math.max(from + 1, column(downstream.to()));
        return "-".repeat(from) + "=".repeat(to - from) + "-".repeat(COLUMNS - to);
    }

    private static String margin(String label) {
        return " ".repeat(Math.max(0, MARGIN - 1 - label.length())) + label + " ";
    }
}
