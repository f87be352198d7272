package greenlab.cli;

import greenlab.render.RunSummary;
import greenlab.render.StatusTable;
import greenlab.render.Table;
import greenlab.render.Terminal;
import greenlab.render.TextTimeline;
import greenlab.run.Run;
import greenlab.stages.Outcome;
import greenlab.stages.Outcomes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The options for the report of finished runs, and the report: the result, and the details that the options choose. */
final class ReportOptions {
    @Option(names = "--profile", description = "Print which frames blocked the thread, and for how long.")
    boolean profile;

    @Option(names = "--trace", description = "Print the timeline of the run.")
    private boolean trace;

    @Option(names = "--socket-class", description = "Print the TLS provider and the class of its sockets.")
    private boolean socketClass;

    @Option(names = "--json", description = "Print the run as JSON, and nothing else.")
    boolean json;

    /** One run; {@code --profile} prints what the monitor measured. */
    String text(Run run) {
        return text(run, blocked(run));
    }

    private String text(Run run, String profileText) {
        List<String> parts = new ArrayList<>();
        if (trace) {
            parts.add(TextTimeline.of(run, Terminal.WIDTH, Ansi.AUTO.enabled(), Terminal.unicode(System.out)));
        } else {
            parts.add(String.join(" · ", RunSummary.title(run)));
            parts.addAll(RunSummary.wrap(RunSummary.story(run), Terminal.WIDTH));
        }
        if (run.dump() != null) {
            run.dump().stream().skip(1).forEach(line -> parts.add(Cli.visible("  " + line)));
        }
        if (socketClass) {
            boolean plain = run.proto().equals("http");
            parts.add(run.tls() == null ? plain ? "TLS: none (plain http)" : "TLS: unknown, since the run did not end"
                : Cli.visible("TLS: " + run.tls().provider() + ", " + run.tls().socket()));
        }
        if (profile) {
            parts.add(profileText);
        }
        return String.join("\n", parts).stripTrailing();
    }

    /** One order: its run, then its sockets. Of several orders, their groups. */
    String text(List<Outcome> outcomes) {
        Outcome first = outcomes.getFirst();
        return outcomes.size() > 1 ? Cli.visible(Outcomes.of(outcomes).text())
            : text(first.run()) + "\n" + Cli.visible(first.stack());
    }

    /**
     * The runs of a table: in detail if an option asks for it or there is one stage. Then the table, if it has several.
     *
     * @param profiles the text for {@code --profile}, for runs that had a flight recorder
     */
    String text(StatusTable table, Map<Run, String> profiles) {
        List<String> parts = new ArrayList<>();
        boolean tabled = table.runs().size() > 1 && !table.stages().isEmpty();
        if (profile || trace || socketClass || table.stages().size() == 1 || !tabled) {
            table.runs().forEach(run -> parts.add(text(run, profiles.getOrDefault(run, blocked(run))) + "\n"));
        }
        if (tabled) {
            parts.add(String.join("\n", table.text(Ansi.AUTO.enabled())));
        }
        return String.join("\n", parts).stripTrailing();
    }

    private static String blocked(Run run) {
        if (run.blocked().isEmpty()) {
            return "The thread was not blocked for longer than 0.1 s.";
        }
        List<List<String>> lines = new ArrayList<>(List.of(List.of("seconds", "frame that blocked the thread")));
        run.blocked().forEach(one ->
            lines.add(List.of(String.format(Locale.ROOT, "%7.2f", one.seconds()), Cli.visible(one.frame()))));
        return String.join("\n", Table.of(lines).text());
    }
}
