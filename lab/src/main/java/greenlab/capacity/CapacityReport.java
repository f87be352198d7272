package greenlab.capacity;

import java.util.List;
import java.util.Locale;

/** What the command prints, in lines of at most 80 columns: each part with what it was asked, and what came of it. */
final class CapacityReport {
    private static final int WIDTH = 80;
    private static final String JOINT = "\u00a0";

    private CapacityReport() {}

    static String law(Scenario scenario) {
        LittlesLaw law = scenario.law();
        Downstream services = scenario.downstream();
        String slowly = services.from() == services.to() ? "" : words(" In a slow spell, at %s s each, it would be %s.",
            services.slow(), law.rate() * services.slow());
        return paragraph(words("%s workers, %s users a second, each keeps a worker waiting for %s s.",
                scenario.workers(), scenario.rate(), services.usual()))
            + paragraph(words("Little's law: busy = rate x latency = %s x %s = %s of %s workers%s", law.rate(),
                law.seconds(), law.busy(), scenario.workers(), law.busy() > scenario.workers() ? ": too few." : "."))
            + paragraph(words("They tip over when each takes %s s (%s / %s), or when %s users come a second (%s / %s).",
                LittlesLaw.tippingPoint(scenario.workers(), law.rate()), scenario.workers(), law.rate(),
                LittlesLaw.mostPerSecond(scenario.workers(), law.seconds()), scenario.workers(), law.seconds())
                + slowly);
    }

    static String simulation(Outcome leaving, Outcome reloading) {
        Scenario scenario = reloading.scenario();
        return paragraph(words("Simulated: %s s.%s Who has waited for %s s %s. The server doesn't notice: the"
                + " request stays in line, and a worker will work on it for nobody.", scenario.seconds(),
                spell(scenario), scenario.users().patience(), leaves(scenario.users())))
            + "\n" + String.join("\n", Pictures.simulated(leaving, reloading, reloading)) + "\n\n"
            + stories(leaving, reloading);
    }

    private static String leaves(Users users) {
        return users.reloads() == 0 ? "leaves" : "reloads, up to " + users.reloads() + " times, and then leaves";
    }

    private static String spell(Scenario scenario) {
        Downstream services = scenario.downstream();
        return services.from() == services.to() ? "" : words(
            " From %s s to %s s each takes %s s instead of %s s (===).", services.from(),
            Math.min(services.to(), scenario.seconds()), services.slow(), services.usual());
    }

    private static String stories(Outcome leaving, Outcome reloading) {
        if (leaving.firstImpatience().isEmpty()) {
            return paragraph(words("Nobody waits so long. %s Half of those answered wait %s s or less.", sum(leaving),
                leaving.waits().median()));
        }
        return paragraph("If nobody reloads: " + story(leaving))
            + (reloading.scenario().users().reloads() == 0 ? "" : paragraph("If they reload: " + story(reloading)));
    }

    private static String story(Outcome outcome) {
        Sample last = outcome.samples().getLast();
        return words("from %s s on they lose patience. ", outcome.firstImpatience().orElseThrow()) + sum(outcome)
            + (outcome.keepsUp() ? " At the end it keeps up."
            : words(" It has tipped over: at the end %s of %s workers are busy, %s users a second get an answer, and %s"
                + " requests are in line.", last.busy(), outcome.scenario().workers(),
                last.answered() / outcome.scenario().step(), last.queued()));
    }

    private static String sum(Outcome outcome) {
        return words("%s of %s users are answered", outcome.answered(), outcome.arrived())
            + (outcome.refused() == 0 ? "." : words(", %s are sent away at once.", outcome.refused()));
    }

    static String real(List<Outcome> outcomes) {
        Scenario scenario = outcomes.getFirst().scenario();
        var table = new StringBuilder("server    OS threads  CPU time  busy at once  in line  answered  at the end\n");
        outcomes.forEach(outcome -> table.append(row(outcome)));
        return paragraph(words("For real, on a small scale: %s workers, %s users a second, %s s each, for %s s.",
                scenario.workers(), scenario.rate(), scenario.downstream().usual(), scenario.seconds())
                + spell(scenario) + " The same users come, and reload, at the same moments to three servers. All run"
                + " the same blocking code: on a pool of threads, on greenlets, on virtual threads.")
            + "\n" + String.join("\n", Pictures.real(outcomes)) + "\n\n" + table
            + paragraph("OS threads: the whole process's, the JVM's own among them. Busy at once, in line: at most. At"
                + " the end: the answers in the last fifth of the time, for each user who was due.");
    }

    private static String row(Outcome one) {
        double end = one.scenario().seconds();
        return String.format(Locale.ROOT, "%-8s %11d %7.1f s %13d %8d %8.0f%% %10.0f%%%n", one.by(),
            one.cost().threads(), one.cost().cpuSeconds(), one.most(Sample::busy), one.most(Sample::queued),
            100.0 * one.answered() / Math.max(1, one.arrived()), 100 * Math.min(1, one.answeredShare(0.8 * end, end)));
    }

    /** Broken into lines, none of them between a number and its unit. */
    private static String paragraph(String text) {
        var lines = new StringBuilder();
        int column = 0;
        for (String word : text.replaceAll("(\\d) (?=s\\b)", "$1" + JOINT).split(" ")) {
            boolean fits = column + 1 + word.length() <= WIDTH;
            lines.append(column == 0 ? "" : fits ? " " : "\n").append(word);
            column = column == 0 || !fits ? word.length() : column + 1 + word.length();
        }
        return lines.append('\n').toString().replace(JOINT, " ");
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
