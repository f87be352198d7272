package greenlab.course;

import greenlab.render.RunSummary;
import greenlab.run.Run;
import java.util.Objects;
import java.util.stream.Collectors;

/** Reports about a run, as lines of text. */
final class Reports {
    private Reports() {}

    /** The blocking monitor's report: the culprit frames, and for how long each blocked the thread. */
    static String blocked(Run run) {
        String lines = run.blocked().stream()
            .map(blocked -> "    " + RunSummary.seconds(blocked.seconds()) + "  " + blocked.frame() + "\n")
            .collect(Collectors.joining());
        return title(run) + ", " + RunSummary.seconds(run.seconds()) + " in all\n"
            + (lines.isEmpty() ? "    the thread was not blocked\n" : lines);
    }

    /** The TLS provider and the class of the sockets. */
    static String socket(Run run) {
        return title(run) + ", " + run.verdict().word() + ": "
            + Objects.requireNonNull(run.tls(), "this run had no TLS").provider() + ", " + run.tls().socket();
    }

    private static String title(Run run) {
        return "stage " + run.stage() + ", Java " + run.javaLabel();
    }
}
