package greenlab.patchdemo;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * The same call from three greenlets on one thread.
 *
 * @param when before, after or undone
 * @param result what the first one got
 * @param seconds until all three had ended
 * @param frames the code that ran below the caller's, outermost first
 */
public record CallResult(String when, String result, double seconds, List<FrameOrigin> frames) {
    private static final int GREENLETS = 3;
    private static final int SAMPLES = 15;
    private static final int SOURCE_COLUMN = 53;

    /** Makes the calls, and samples the stack of the first one while it waits, for that many milliseconds. */
    static CallResult of(String when, Class<?> caller, Callable<String> call, long millis) throws Exception {
        try (var hub = new Hub()) {
            var sampler = new StackSampler(hub, caller, millis / SAMPLES);
            Greenlet<String> first = hub.spawn("caller", sampler.during(call));
            for (int others = 1; others < GREENLETS; others++) {
                hub.spawn("caller", call);
            }
            long start = System.nanoTime();
            hub.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new CallResult(when, first.get(), seconds, sampler.frames());
        }
    }

    /** A few lines of at most 80 columns. */
    String text() {
        var lines = new StringBuilder(String.format(Locale.ROOT, "%-8s%s%n%8s%.2f s for all three, spent in%n",
            when, result, "", seconds));
        for (int i = 0; i < frames.size(); i++) {
            String indent = "  ".repeat(5 + i);
            lines.append(indent).append(frames.get(i).text(SOURCE_COLUMN - indent.length())).append('\n');
        }
        return lines.toString();
    }
}
