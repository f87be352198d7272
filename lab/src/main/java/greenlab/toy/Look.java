package greenlab.toy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monitor.RunningSlice;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Looks at a greenlet's stack, from another thread, until it finds it at rest in somebody's code: twice the same. */
final class Look {
    private static final long PATIENCE_SECONDS = 2;

    private final Hub hub;
    private final String callers;
    private final Executor soon;
    private final CompletableFuture<StackTraceElement[]> seen = new CompletableFuture<>();
    private StackTraceElement[] last = {};

    /**
     * @param callers the class whose code calls
     * @param millis how long from the call to the first look, and from each to the next one
     */
    Look(Hub hub, Class<?> callers, long millis) {
        this.hub = hub;
        this.callers = callers.getName();
        this.soon = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
    }

    /** The same call, in the greenlet to look at. */
    Callable<String> during(Callable<String> call) {
        return () -> {
            Greenlet<?> self = Hub.current();
            soon.execute(() -> look(self));
            return call.call();
        };
    }

    /** Who keeps the thread is seen from outside of it; who has left it, on it. */
    private void look(Greenlet<?> greenlet) {
        hub.runningSlices().runningSlices().stream().map(RunningSlice::stack).findFirst()
            .ifPresentOrElse(this::note, () -> hub.later(() -> note(greenlet.stack())));
        if (!seen.isDone()) {
            soon.execute(() -> look(greenlet));
        }
    }

    private synchronized void note(StackTraceElement[] stack) {
        boolean called = Arrays.stream(stack).anyMatch(frame -> frame.getClassName().equals(callers));
        if (called && Arrays.equals(stack, last)) {
            seen.complete(stack);
        }
        last = stack;
    }

    /** Whose code ran; nothing where it rested too shortly to be seen. To be asked when the hub has run. */
    List<Frame> frames() {
        return Frame.below(callers, seen.completeOnTimeout(new StackTraceElement[0], PATIENCE_SECONDS,
            TimeUnit.SECONDS).join());
    }
}
