package greenlab.cli;

import greenlab.render.RunSummary;
import greenlab.render.Terminal;
import greenlab.render.TextTimeline;
import greenlab.run.Blocked;
import greenlab.run.Run;
import greenlab.stages.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A finished run as text: its result and the details chosen by options. */
public final class RunReport {
    private static final int WIDTH = 80;

    private RunReport() {}

    /** The report; {@code --profile} prints what the monitor measured. */
    public static String of(Run run, ReportOptions options) {
        return of(run, options, profile(run));
    }

    /** @param profile the text for {@code --profile} */
    public static String of(Run run, ReportOptions options, String profile) {
        List<String> parts = new ArrayList<>();
        if (options.trace()) {
            parts.add(TextTimeline.of(run, WIDTH, Ansi.AUTO.enabled(), Terminal.unicode(System.out)));
        } else {
            parts.add(String.join(" · ", RunSummary.title(run)));
            parts.addAll(RunSummary.wrap(RunSummary.story(run), WIDTH));
        }
        if (options.socketClass()) {
            parts.add(run.tls() == null ? "TLS: none (plain http)"
                : "TLS: " + run.tls().provider() + ", " + run.tls().socket());
        }
        if (options.profile()) {
            parts.add(profile);
        }
        return String.join("\n", parts).stripTrailing();
    }

    /** An order's run, then its sockets. */
    public static String of(Outcome outcome, ReportOptions options) {
        return of(outcome.run(), options) + "\n" + outcome.stack();
    }

    private static String profile(Run run) {
        if (run.blocked().isEmpty()) {
            return "The thread was not blocked for longer than 0.1 s.";
        }
        List<String> lines = new ArrayList<>(List.of("seconds  frame that blocked the thread"));
        for (Blocked blocked : run.blocked()) {
            lines.add(String.format(Locale.ROOT, "%7.2f  %s", blocked.seconds(), blocked.frame()));
        }
        return String.join("\n", lines);
    }
}
