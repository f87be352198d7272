package greenlab.patchdemo;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monitor.RunningSlice;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The same call from three greenlets on one thread.
 *
 * @param when before, after or undone
 * @param result what the first one got
 * @param seconds until all three had ended
 * @param frames the code that ran below the caller's, outermost first
 */
record CallResult(String when, String result, double seconds, List<FrameOrigin> frames) {
    private static final int GREENLETS = 3;
    private static final int SAMPLES = 15;
    private static final int TIMEOUT_SECONDS = 2;
    private static final int SOURCE_COLUMN = 53;

    /** Makes the calls, which wait that long, and samples the stack of the first one meanwhile. */
    static CallResult of(String when, Class<?> caller, Callable<String> call, Duration wait) throws Exception {
        try (var hub = new Hub()) {
            var sampler = new Sampler(hub, caller.getName(), wait.toMillis() / SAMPLES);
            Greenlet<String> first = hub.spawn("caller", () -> {
                sampler.sampleLater(Hub.current());
                return call.call();
            });
            for (int others = 1; others < GREENLETS; others++) {
                hub.spawn("caller", call);
            }
            long start = System.nanoTime();
            hub.run();
            double seconds = (System.nanoTime() - start) / 1e9;
            return new CallResult(when, first.get(), seconds, FrameOrigin.below(caller.getName(), sampler.stack()));
        }
    }

    /** Samples a greenlet's stack from another thread until two successive samples in the caller's code are equal. */
    private static final class Sampler {
        private final Hub hub;
        private final String caller;
        private final long periodMillis;
        private final CompletableFuture<StackTraceElement[]> stable = new CompletableFuture<>();
        private StackTraceElement[] last = {};

        private Sampler(Hub hub, String caller, long periodMillis) {
            this.hub = hub;
            this.caller = caller;
            this.periodMillis = periodMillis;
        }

        private void sampleLater(Greenlet<?> greenlet) {
            CompletableFuture.delayedExecutor(periodMillis, TimeUnit.MILLISECONDS).execute(() -> sample(greenlet));
        }

        /** A greenlet that blocks the hub is sampled from outside; a suspended one on the hub's own thread. */
        private void sample(Greenlet<?> greenlet) {
            hub.runningSlices().runningSlices().stream().map(RunningSlice::stack).findFirst()
                .ifPresentOrElse(this::add, () -> hub.later(() -> add(greenlet.stack())));
            if (!stable.isDone()) {
                sampleLater(greenlet);
            }
        }

        private synchronized void add(StackTraceElement[] stack) {
            boolean called = Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(caller));
            if (called && Arrays.equals(stack, last)) {
                stable.complete(stack);
            }
            last = stack;
        }

        /** Empty if no two samples were equal. Call it after the hub has run. */
        private StackTraceElement[] stack() {
            return stable.completeOnTimeout(new StackTraceElement[0], TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
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
