package greenlab.toy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.watch.Stay;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

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
    private static final int SOURCES_COLUMN = 53;

    /** Has them call it, and looks at the first one's stack in the middle of its rest, of so many milliseconds. */
    static Moment of(String when, Class<?> callers, Callable<String> call, long rest) throws Exception {
        try (var hub = new Hub()) {
            var greenlets = IntStream.range(0, GREENLETS).mapToObj(i -> hub.spawn("caller", call)).toList();
            var stack = new CompletableFuture<StackTraceElement[]>();
            CompletableFuture.delayedExecutor(rest / 2, TimeUnit.MILLISECONDS)
                .execute(() -> look(hub, greenlets.getFirst(), stack));
            long begun = System.nanoTime();
            hub.run();
            double seconds = (System.nanoTime() - begun) / 1e9;
            String says = greenlets.getFirst().get();
            return new Moment(when, says, seconds, Frame.below(callers.getName(), stack.join()));
        }
    }

    /** Who keeps the thread is seen from outside of it; who has left it, on it. */
    private static void look(Hub hub, Greenlet<?> one, CompletableFuture<StackTraceElement[]> stack) {
        hub.stays().stays().stream().map(Stay::stack).findFirst()
            .ifPresentOrElse(stack::complete, () -> hub.later(() -> stack.complete(one.stack())));
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
