package greenlab.course;

import greenlab.render.RunSummary;
import greenlab.run.Run;
import java.util.Objects;
import java.util.stream.Collectors;

/** What one wants to know of a run besides its picture, as lines of text. */
final class Reports {
    private Reports() {}

    /** Who kept the thread, for how long: the watch's report. */
    static String blocked(Run run) {
        String lines = run.blocked().stream()
            .map(blocked -> "    " + RunSummary.seconds(blocked.seconds()) + "  " + blocked.frame() + "\n")
            .collect(Collectors.joining());
        return title(run) + ", " + RunSummary.seconds(run.seconds()) + " in all\n"
            + (lines.isEmpty() ? "    nobody was seen to keep the thread\n" : lines);
    }

    /** Who spoke TLS, and through which class of socket. */
    static String socket(Run run) {
        return title(run) + ", " + run.verdict().word() + ": "
            + Objects.requireNonNull(run.tls(), "this run had no TLS").provider() + ", " + run.tls().socket();
    }

    private static String title(Run run) {
        return "stage " + run.stage() + ", Java " + run.javaLabel();
    }
}
