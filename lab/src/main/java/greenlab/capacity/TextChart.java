package greenlab.capacity;

import greenlab.render.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Columns of block characters over a scenario's time, for 80 columns of a terminal. It has no colour, so that it can be
 * pasted. The axis is double while the services are slow.
 */
record TextChart(Scenario scenario, int height) {
    private static final int COLUMNS = 68;
    private static final int MARGIN = 8;
    private static final int QUARTERS = 4;
    private static final String EIGHTHS = Terminal.unicode(System.out) ? " ▁▂▃▄▅▆▇█" : " ...:::##";

    /**
     * One quantity, in {@link #height} lines between its title and its axis.
     *
     * @param most the value of a column of full height
     */
    List<String> lines(String title, Outcome outcome, ToDoubleFunction<Sample> value, double most) {
        double[] columns = columns(outcome, value);
        List<String> lines = new ArrayList<>(List.of(" ".repeat(MARGIN + 1) + title));
        for (int row = height - 1; row >= 0; row--) {
            var line = new StringBuilder(margin(row == height - 1 ? figure(most) : "")).append('|');
            for (double column : columns) {
                double eighths = most == 0 ? 0 : 8 * (column / most * height - row);
                line.append(EIGHTHS.charAt((int) Math.clamp(Math.round(eighths), 0, 8)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add(margin("0") + "+" + axis());
        return lines;
    }

    /** Seconds, to stand below the last axis. */
    String labels() {
        var line = new StringBuilder(margin("")).append(' ');
        for (int quarter = 0; quarter <= QUARTERS; quarter++) {
            String label = figure(scenario.seconds() * quarter / QUARTERS) + " s";
            int at = MARGIN + 1 + Math.min(COLUMNS * quarter / QUARTERS, COLUMNS - label.length());
            line.append(" ".repeat(Math.max(0, at - line.length()))).append(label);
        }
        return line.toString();
    }

    /** Each column is the mean of the samples that fall into it. */
    private double[] columns(Outcome outcome, ToDoubleFunction<Sample> value) {
        double[] sums = new double[COLUMNS];
        int[] counts = new int[COLUMNS];
        for (Sample sample : outcome.samples()) {
            int column = column(sample.t() - scenario.step() / 2);
            sums[column] += value.applyAsDouble(sample);
            counts[column]++;
        }
        for (int i = 0; i < COLUMNS; i++) {
            sums[i] /= Math.max(1, counts[i]);
        }
        return sums;
    }

    private int column(double t) {
        return Math.clamp((long) (t / scenario.seconds() * COLUMNS), 0, COLUMNS - 1);
    }

    private String axis() {
        Downstream services = scenario.downstream();
        int from = column(services.from());
        int to = services.from() < services.to() ? Math.max(from + 1, column(services.to())) : from;
        return "-".repeat(from) + "=".repeat(to - from) + "-".repeat(COLUMNS - to);
    }

    private static String margin(String label) {
        return " ".repeat(Math.max(0, MARGIN - 1 - label.length())) + label + " ";
    }

    /** At most three digits and what they are of: {@code 7.5}, {@code 300}, {@code 104k}. */
    static String figure(double value) {
        if (value >= 10_000) {
            return Math.round(value / 1000) + "k";
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%.0f", value).replaceFirst("\\.0$", "");
    }
}
