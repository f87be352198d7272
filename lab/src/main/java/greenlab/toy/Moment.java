package greenlab.toy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Three greenlets that call the same code, on one thread.
 *
 * @param when before, after or undone
 * @param says what the caller got to hear
 * @param seconds until the last of them was done
 * @param ran whose code ran below the caller's, outermost first
 */
public record Moment(String when, String says, double seconds, List<Frame> ran) {
    private static final int GREENLETS = 3;
    private static final int LOOKS = 15;
    private static final int SOURCES_COLUMN = 53;

    /** Has them call it, and looks at the first one during its rest, of so many milliseconds. */
    static Moment of(String when, Class<?> callers, Callable<String> call, long rest) throws Exception {
        try (var hub = new Hub()) {
            var look = new Look(hub, callers, rest / LOOKS);
            Greenlet<String> first = hub.spawn("caller", look.during(call));
            for (int others = 1; others < GREENLETS; others++) {
                hub.spawn("caller", call);
            }
            long begun = System.nanoTime();
            hub.run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Moment(when, first.get(), seconds, look.frames());
        }
    }

    /** A few lines of at most 80 columns. */
    String text() {
        var lines = new StringBuilder(String.format(Locale.ROOT, "%-8s%s%n%8s%.2f s for all three, spent in%n",
            when, says, "", seconds));
        for (int i = 0; i < ran.size(); i++) {
            String indent = "  ".repeat(5 + i);
            lines.append(indent).append(ran.get(i).text(SOURCES_COLUMN - indent.length())).append('\n');
        }
        return lines.toString();
    }
}
