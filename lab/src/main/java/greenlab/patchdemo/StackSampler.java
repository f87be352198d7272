package greenlab.patchdemo;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monitor.RunningSlice;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Samples a greenlet's stack from another thread until two successive samples in the caller's code are equal. */
final class StackSampler {
    private static final long TIMEOUT_SECONDS = 2;

    private final Hub hub;
    private final String caller;
    private final Executor delayed;
    private final CompletableFuture<StackTraceElement[]> waiting = new CompletableFuture<>();
    private StackTraceElement[] last = {};

    /**
     * @param caller the class whose code makes the call
     * @param millis the time from the call to the first sample, and between samples
     */
    StackSampler(Hub hub, Class<?> caller, long millis) {
        this.hub = hub;
        this.caller = caller.getName();
        this.delayed = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    /** The call, with sampling of the greenlet that makes it. */
    Callable<String> during(Callable<String> call) {
        return () -> {
            Greenlet<?> self = Hub.current();
            delayed.execute(() -> sample(self));
            return call.call();
        };
    }

    /** A greenlet that blocks the hub is sampled from outside; a suspended one on the hub's own thread. */
    private void sample(Greenlet<?> greenlet) {
        hub.runningSlices().runningSlices().stream().map(RunningSlice::stack).findFirst()
            .ifPresentOrElse(this::add, () -> hub.later(() -> add(greenlet.stack())));
        if (!waiting.isDone()) {
            delayed.execute(() -> sample(greenlet));
        }
    }

    private synchronized void add(StackTraceElement[] stack) {
        boolean called = Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(caller));
        if (called && Arrays.equals(stack, last)) {
            waiting.complete(stack);
        }
        last = stack;
    }

    /** The code that ran below the caller's; empty if no two samples were equal. Call it after the hub has run. */
    List<FrameOrigin> frames() {
        return FrameOrigin.below(caller, waiting.completeOnTimeout(new StackTraceElement[0], TIMEOUT_SECONDS,
            TimeUnit.SECONDS).join());
    }
}
