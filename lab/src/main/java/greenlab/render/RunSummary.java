package greenlab.render;

import greenlab.run.Blocked;
import greenlab.run.Run;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run says in words: the same under every picture of it, and to those who can't see the picture. */
public final class RunSummary {
    /** What the star after a Java's number means. */
    public static final String FOOTNOTE = "* a later Java that pins as 21 does";

    private RunSummary() {}

    /** Which run this is, such as {@code Stage 2 · Java 21 · green · https · 10 x 1 s}, in parts to be joined. */
    public static List<String> title(Run run) {
        var parts = new ArrayList<String>();
        if (run.stage() != null) {
            parts.add("Stage " + run.stage());
        }
        parts.addAll(List.of("Java " + run.javaLabel(), run.runtime(), run.proto(),
            run.n() + " x " + number(run.delay()) + " s"));
        parts.replaceAll(RunSummary::oneLine);
        return parts;
    }

    /** What came of it, in two or three sentences with their figures. */
    public static String story(Run run) {
        var sentences = new ArrayList<String>();
        sentences.add(count(run.n(), "fetch", "fetches") + " of " + number(run.delay()) + " s: " + outcome(run) + ".");
        if (run.peakInFlight() != null) {
            sentences.add("Peak in flight: " + run.peakInFlight() + ".");
        }
        sentences.add(thread(run) + ".");
        return String.join(" ", sentences);
    }

    /** Sentences as lines of at most so many columns; a word that is longer stays whole. */
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

    /** A frame as it is said: {@code NativeCrypto.SSL_read} for {@code org.conscrypt.NativeCrypto.SSL_read}. */
    public static String frame(String frame) {
        int method = frame.lastIndexOf('.');
        return frame.substring(frame.lastIndexOf('.', method - 1) + 1);
    }

    /** Measured seconds with two decimals and their unit. */
    public static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.2f s", seconds);
    }

    /** A number with no more decimals than it needs: 1, 0.3, 2.5. */
    static String number(double value) {
        return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** Text from outside, made fit for one line: without line breaks and control characters. */
    static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    /** What there is to say about the thread, or the threads, that all fetches ran on. */
    static String thread(Run run) {
        if (!run.blocked().isEmpty()) {
            return "The thread was blocked for " + blocks(run.blocked());
        }
        return switch (run.runtime()) {
            case "threads" -> count(run.n(), "thread", "threads") + ", one for each fetch";
            case "serial" -> "One thread, serial";
            default -> "The thread was not blocked";
        };
    }

    static String blocks(List<Blocked> bill) {
        String worst = seconds(bill.getFirst().seconds()) + " in " + frame(oneLine(bill.getFirst().frame()));
        double others = bill.stream().skip(1).mapToDouble(Blocked::seconds).sum();
        return bill.size() == 1 ? worst : worst + " and for " + seconds(others) + " elsewhere";
    }

    private static String outcome(Run run) {
        return switch (run.verdict()) {
            case RUNNING -> seconds(run.seconds()) + " so far, " + run.ok() + " answered";
            case FAILED -> "failed after " + seconds(run.seconds()) + ", " + run.ok() + " answered" + reason(run);
            default -> seconds(run.seconds()) + ", " + run.verdict().word();
        };
    }

    private static String reason(Run run) {
        return run.error() == null ? "" : "; " + oneLine(run.error());
    }

    private static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
