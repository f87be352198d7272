package greenlab.render;

import greenlab.run.Blocked;
import greenlab.run.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run in words: for reports, under every picture and as its text alternative. */
public final class RunSummary {
    /** Explains the star in {@code 21*}. */
    public static final String FOOTNOTE = "* a later Java that pins as 21 does";

    private RunSummary() {}

    /** The parts of a title such as {@code Stage 2 · Java 21 · green · https · 10 x 1 s}. */
    public static List<String> title(Run run) {
        var parts = new ArrayList<String>();
        if (run.stage() != null) {
            parts.add("Stage " + run.stage());
        }
        parts.addAll(List.of("Java " + run.javaLabel(), run.runtime(), run.proto(),
            run.delay() == 0 ? count(run.n(), "fetch", "fetches") : run.n() + " x " + number(run.delay()) + " s"));
        parts.replaceAll(RunSummary::oneLine);
        return parts;
    }

    /** The result in two or three sentences. */
    public static String story(Run run) {
        var sentences = new ArrayList<String>();
        String delay = run.delay() == 0 ? "" : " of " + number(run.delay()) + " s";
        sentences.add(count(run.n(), "fetch", "fetches") + delay + ": " + outcome(run) + ".");
        if (run.peakInFlight() != null) {
            sentences.add("Peak in flight: " + run.peakInFlight() + ".");
        }
        sentences.add(thread(run) + ".");
        if (run.dump() != null) {
            sentences.add("It made no progress: " + oneLine(run.dump().getFirst()) + ".");
        }
        return String.join(" ", sentences);
    }

    /** Wraps text into lines of at most {@code width} columns; longer words are not split. */
    public static List<String> wrap(String text, int width) {
        return wrap(List.of(text.split(" ")), " ", width);
    }

    static List<String> wrap(List<String> words, String gap, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty() && line.length() + gap.length() + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : gap).append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    /** A frame without its package: {@code NativeCrypto.SSL_read} for {@code org.conscrypt.NativeCrypto.SSL_read}. */
    public static String frame(String frame) {
        int method = frame.lastIndexOf('.');
        return frame.substring(frame.lastIndexOf('.', method - 1) + 1);
    }

    /** Measured seconds, with two decimals and the unit. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /** A number with at most three decimals and no trailing zeros: 1, 0.3, 2.5. */
    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** The run's seconds, and a line for each frame that blocked the thread. */
    public static String blocked(Run run) {
        return seconds(run.seconds()) + " in all\n" + (run.blocked().isEmpty() ? "    the thread was not blocked"
            : run.blocked().stream().map(blocked -> "    " + seconds(blocked.seconds()) + "  " + blocked.frame())
                .collect(Collectors.joining("\n")));
    }

    /** Untrusted text as one line, without control characters or a final full stop. */
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** How the fetches used their thread or threads. */
    static String thread(Run run) {
        if (!run.blocked().isEmpty()) {
            int carriers = Lanes.of(run).thread().rows().size();
            return (carriers > 1 ? "Up to " + carriers + " carriers were blocked at once, in all for "
                : "The thread was blocked for ") + blocks(run.blocked());
        }
        return unblocked(run);
    }

    /** The same for threads that weren't blocked, or that block by design. */
    static String unblocked(Run run) {
        return switch (run.runtime()) {
            case "threads" -> count(run.n(), "thread", "threads") + ", one for each fetch";
            case "serial" -> "One thread, serial";
            default -> "The thread was not blocked";
        };
    }

    static String blocks(List<Blocked> totals) {
        String worst = seconds(totals.getFirst().seconds()) + " in " + frame(oneLine(totals.getFirst().frame()));
        double others = totals.stream().skip(1).mapToDouble(Blocked::seconds).sum();
        return totals.size() == 1 ? worst : worst + " and for " + seconds(others) + " elsewhere";
    }

    private static String outcome(Run run) {
        return switch (run.verdict()) {
            case RUNNING -> seconds(run.seconds()) + " so far, " + run.ok() + " answered";
            case FAILED -> "failed after " + seconds(run.seconds()) + ", " + run.ok() + " answered" + reason(run);
            case HUNG -> "hung, ended after " + seconds(run.seconds()) + ", " + run.ok() + " answered";
            case UNKNOWN -> seconds(run.seconds());
            default -> seconds(run.seconds()) + ", " + run.verdict().word();
        };
    }

    private static String reason(Run run) {
        return run.error() == null ? "" : "; " + oneLine(run.error());
    }

    static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
