package greenlab.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the command prints, in lines of at most 80 columns: each part with what it was asked, and what came of it. */
final class CapacityReport {
    private CapacityReport() {}

    static String law(Scenario scenario) {
        LittlesLaw law = scenario.law();
        Downstream services = scenario.downstream();
        List<String> lines = new ArrayList<>();
        lines.add(words("%s workers, %s users a second, each keeps a worker waiting for %s s.\n",
            scenario.workers(), scenario.rate(), services.usual()));
        lines.add(words("Little's law: busy = rate x latency = %s x %s = %s of %s workers%s", law.rate(),
            law.seconds(), law.busy(), scenario.workers(), law.busy() > scenario.workers() ? ": too few." : "."));
        lines.add(words("  They tip over when each takes %s s (%s / %s), or when %s users come a second.",
            LittlesLaw.tippingPoint(scenario.workers(), law.rate()), scenario.workers(), law.rate(),
            LittlesLaw.mostPerSecond(scenario.workers(), law.seconds())));
        if (services.from() < services.to()) {
            lines.add(words("  In a slow spell, at %s s each, %s would be busy.", services.slow(),
                law.rate() * services.slow()));
        }
        return String.join("\n", lines);
    }

    static String simulation(Outcome leaving, Outcome reloading) {
        Scenario scenario = reloading.scenario();
        List<String> lines = new ArrayList<>(List.of(words("Simulated, %s s.%s", scenario.seconds(), spell(scenario))));
        lines.add(words("Who has waited for %s s reloads, up to %s times, or leaves. The server doesn't notice:",
            scenario.users().patience(), scenario.users().reloads()));
        lines.add("the first request stays in line, and a worker will work on it for nobody.\n");
        lines.addAll(Pictures.simulated(leaving, reloading, reloading.most(Sample::queued)));
        lines.add("\nIf nobody reloads: " + story(leaving));
        lines.add("If they reload: " + story(reloading));
        return String.join("\n", lines);
    }

    private static String spell(Scenario scenario) {
        Downstream services = scenario.downstream();
        return services.from() == services.to() ? "" : words(" From %s s to %s s (=) each takes %s s instead of %s s.",
            services.from(), Math.min(services.to(), scenario.seconds()), services.slow(), services.usual());
    }

    private static String story(Outcome outcome) {
        if (outcome.firstImpatience().isEmpty()) {
            return words("nobody loses patience. Half of the users wait %s s or less.", outcome.waits().median());
        }
        Sample last = outcome.samples().getLast();
        double perSecond = last.answered() / outcome.scenario().step();
        return words("from %s s on they lose patience; ", outcome.firstImpatience().getAsDouble())
            + (outcome.keepsUp() ? words("it has recovered at the end.\n  %s of %s users were answered.",
                outcome.answered(), outcome.arrived())
            : words("it doesn't recover. At the end %s of %s\n  workers are busy, %s users a second are answered, and"
                + " %s requests are in line.", last.busy(), outcome.scenario().workers(), perSecond, last.queued()));
    }

    static String real(List<Outcome> outcomes) {
        Scenario scenario = outcomes.getFirst().scenario();
        List<String> lines = new ArrayList<>();
        lines.add(words("For real, %s s, on a small scale: %s workers, %s users a second, %s s each.",
            scenario.seconds(), scenario.workers(), scenario.rate(), scenario.downstream().usual())
            + spell(scenario));
        lines.add("The same users at the same moments come to three servers, who all run the same\n"
            + "blocking code: on a pool of threads, on greenlets, on virtual threads.\n");
        lines.addAll(Pictures.real(outcomes));
        lines.add(String.format("%n%-8s %10s %10s %10s %10s %8s %10s", "server", "OS threads", "most busy",
            "most in", "answered", "reloads", "answered"));
        lines.add(String.format("%-8s %10s %10s %10s %10s %8s %10s", "", "", "at once", "line", "in all", "", "at the end"));
        outcomes.forEach(outcome -> lines.add(row(outcome)));
        lines.add("\nOS threads are all of the process's, the JVM's own among them.");
        return String.join("\n", lines);
    }

    private static String row(Outcome one) {
        double end = one.scenario().seconds();
        return String.format(Locale.ROOT, "%-8s %10d %10d %10d %9.0f%% %8d %9.0f%%", one.by(), one.cost().threads(),
            one.most(Sample::busy), one.most(Sample::queued), 100.0 * one.answered() / Math.max(1, one.arrived()),
            one.reloads(), 100 * one.answeredShare(0.8 * end, end));
    }

    /** Numbers as a reader writes them: at most two decimals, none where they are whole. */
    private static String words(String format, Object... numbers) {
        Object[] plain = new Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            plain[i] = numbers[i] instanceof Double number ? plain(number) : numbers[i];
        }
        return String.format(Locale.ROOT, format, plain);
    }

    private static String plain(double number) {
        String text = String.format(Locale.ROOT, number < 0.1 ? "%.3f" : "%.2f", number);
        return text.replaceFirst("\\.?0+$", "");
    }
}
