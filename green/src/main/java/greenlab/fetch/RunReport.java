package greenlab.fetch;

import greenlab.timeline.Blocked;
import greenlab.timeline.Run;
import greenlab.timeline.TextTimeline;
import greenlab.timeline.Words;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** A finished run as text on stdout: what came of it, and what the options ask for besides. */
public final class RunReport {
    private static final int WIDTH = 80;

    private RunReport() {}

    /** With {@code --profile}, that is the watch's bill. */
    public static String of(Run run, ReportOptions options) {
        return of(run, options, profile(run));
    }

    /** @param profile what {@code --profile} prints */
    public static String of(Run run, ReportOptions options, String profile) {
        List<String> parts = new ArrayList<>();
        if (options.trace()) {
            parts.add(TextTimeline.of(run, WIDTH, Ansi.AUTO.enabled(), Terminal.unicode(System.out)));
        } else {
            parts.add(String.join(" · ", Words.title(run)));
            parts.addAll(Words.wrap(Words.story(run), WIDTH));
        }
        if (options.socketClass()) {
            parts.add(run.tls() == null ? "TLS: none, this is plain http"
                : "TLS: " + run.tls().provider() + ", " + run.tls().socket());
        }
        if (options.profile()) {
            parts.add(profile);
        }
        return String.join("\n", parts).stripTrailing();
    }

    private static String profile(Run run) {
        if (run.blocked().isEmpty()) {
            return "Nobody kept the thread for longer than 0.1 s.";
        }
        List<String> lines = new ArrayList<>(List.of("seconds  frame that kept the thread"));
        for (Blocked blocked : run.blocked()) {
            lines.add(String.format(java.util.Locale.ROOT, "%7.2f  %s", blocked.seconds(), blocked.frame()));
        }
        return String.join("\n", lines);
    }
}
