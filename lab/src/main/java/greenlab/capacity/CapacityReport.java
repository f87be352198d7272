package greenlab.capacity;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Help;

/** The text that {@code capacity} prints, at most 80 columns wide. */
final class CapacityReport {
    private static final int WIDTH = 80;
    private static final String NBSP = "\u00a0";

    private CapacityReport() {}

    static String law(CapacityScenario scenario) {
        return paragraph("%s workers, %s users/s, a latency of %s s.", scenario.workers(), scenario.arrivalRate(),
            scenario.downstream().usual()) + paragraph(busy(scenario)) + paragraph(saturation(scenario));
    }

    /** Little's law in one sentence. */
    static String busy(CapacityScenario scenario) {
        LittlesLaw law = scenario.law();
        return format("Little's law: busy = arrival rate x latency = %s x %s = %s of %s workers%s", law.arrivalRate(),
            law.latency(), law.busy(), scenario.workers(), law.busy() > scenario.workers() ? ": too few." : ".");
    }

    /** The latency and the arrival rate at which the workers saturate. */
    static String saturation(CapacityScenario scenario) {
        int workers = scenario.workers();
        LittlesLaw law = scenario.law();
        Downstream downstream = scenario.downstream();
        return format("The workers saturate at a latency of %s s (%s / %s), or at %s users/s (%s / %s).%s",
            LittlesLaw.maxLatency(workers, law.arrivalRate()), workers, law.arrivalRate(),
            LittlesLaw.maxThroughput(workers, law.latency()), workers, law.latency(), downstream.isSteady() ? ""
                : format(" In a slow period of %s s each, %s are needed.", downstream.slow(),
                    law.arrivalRate() * downstream.slow()));
    }

    static String simulation(CapacityResult withoutRetries, CapacityResult withRetries) {
        CapacityScenario scenario = withRetries.scenario();
        RetryPolicy policy = scenario.retryPolicy();
        return paragraph("Simulated: %s s.%s Users time out after %s s%s, then give up. The server isn't notified: the"
                + " request stays in the queue, and a worker processes it for a client that has gone.",
                scenario.seconds(), slowPeriod(scenario), policy.timeout(),
                policy.retries() == 0 ? "" : ", retry up to " + policy.retries() + " times")
            + "\n" + String.join("\n", CapacityChart.simulated(withoutRetries, withRetries)) + "\n\n"
            + (withoutRetries.firstTimeout().isEmpty()
                ? paragraph(outcome("", withoutRetries)) : paragraph(outcome("Without retries: ", withoutRetries))
                    + (policy.retries() == 0 ? "" : paragraph(outcome("With retries: ", withRetries))));
    }

    /** The outcome of a simulation in sentences, after the label if users time out. */
    static String outcome(String label, CapacityResult result) {
        return result.firstTimeout().isPresent() ? label + summary(result) : format(
            "No user times out. %s The median latency is %s s.", totals(result), result.latencies().median());
    }

    private static String slowPeriod(CapacityScenario scenario) {
        Downstream downstream = scenario.downstream();
        return downstream.isSteady() ? "" : format(" From %s s to %s s the latency is %s s instead of %s s (===).",
            downstream.from(), Math.min(downstream.to(), scenario.seconds()), downstream.slow(), downstream.usual());
    }

    private static String summary(CapacityResult result) {
        LoadSample last = result.samples().getLast();
        return format("the first timeout is at %s s. %s", result.firstTimeout().orElseThrow(), totals(result))
            + (result.keepsUp() ? " At the end the server keeps up." : format(" At the end the server is saturated: %s"
                + " of %s workers are busy, %s users/s are answered, and %s requests are queued.", last.busy(),
                result.scenario().workers(), last.answered() / result.scenario().step(), last.queued()));
    }

    private static String totals(CapacityResult result) {
        return format("%s of %s users are answered", result.answered(), result.arrived())
            + (result.rejected() == 0 ? "." : format(", %s are rejected.", result.rejected()));
    }

    static String real(List<CapacityResult> results) {
        CapacityScenario scenario = results.getFirst().scenario();
        var table = new StringBuilder("server    OS threads  CPU time  peak busy  peak queue  answered  at the end\n");
        results.forEach(result -> table.append(row(result)));
        return paragraph("Real servers, scaled down: %s workers, %s users/s, a latency of %s s, for %s s.%s All three"
                + " have the same arrivals and retry policy, and run the same blocking code: on a thread pool, on"
                + " greenlets and on virtual threads.", scenario.workers(), scenario.arrivalRate(),
                scenario.downstream().usual(), scenario.seconds(), slowPeriod(scenario))
            + "\n" + String.join("\n", CapacityChart.real(results)) + "\n\n" + table
            + paragraph("OS threads: all that run Java code. At the end: answers in the last fifth of the time, as"
                + " a share of the users due.");
    }

    private static String row(CapacityResult one) {
        return String.format(Locale.ROOT, "%-8s %11d %7.1f s %10d %11d %8.0f%% %10.0f%%%n", one.server(),
            one.usage().threads(), one.usage().cpuSeconds(), one.peak(LoadSample::busy), one.peak(LoadSample::queued),
            100.0 * one.answered() / Math.max(1, one.arrived()), 100 * Math.min(1, one.finalAnsweredShare()));
    }

    /** Formats and wraps a text, without a break inside a quotient or between a number and its unit. */
    private static String paragraph(String format, Object... values) {
        TextTable table = TextTable.forColumnWidths(Help.defaultColorScheme(Help.Ansi.OFF), WIDTH);
        table.indentWrappedLines = 0;
        table.addRowValues(format(format, values).replaceAll("(\\d) (?=s\\b|users|/)|(?<=/) ", "$1" + NBSP));
        return table.toString().replace(NBSP, " ");
    }

    /** Replaces each %s in turn. {@code String.format} would be larger, as JavaScript, than everything else. */
    private static String format(String format, Object... values) {
        String text = format;
        for (Object value : values) {
            text = text.replaceFirst("%s", value instanceof Double number ? plain(number) : value.toString());
        }
        return text;
    }

    /** A number with at most two decimals, or three if it is small; none for whole numbers. */
    static String plain(double number) {
        double scale = Math.abs(number) < 0.1 ? 1000 : 100;
        double rounded = Math.floor(number * scale + 0.5) / scale;
        return rounded % 1 == 0 ? String.valueOf((long) rounded) : String.valueOf(rounded);
    }
}
