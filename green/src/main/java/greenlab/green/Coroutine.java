package greenlab.green;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/** Code that can be suspended in the middle of any method it has called, and resumed there: a {@link Continuation}. */
abstract class Coroutine {
    private static final ContinuationScope SCOPE = new ContinuationScope("greenlet");

    private final Continuation continuation = new Continuation(SCOPE, this::code) {
        @Override
        protected void onPinned(Pinned reason) {
            // The default throws. Without it, suspend() returns false and the caller blocks the thread.
        }
    };
    private boolean started;

    /** What it runs. Must not throw. */
    abstract void code();

    /** Whether the code has begun. */
    final boolean isStarted() {
        return started;
    }

    /** Runs the code to where it suspends next. */
    final void resume() {
        started = true;
        continuation.run();
    }

    /**
     * Suspends the running coroutine; returns when it is resumed.
     *
     * @return false, immediately, if it is pinned: by a native frame or, before Java 24, by a held monitor. No other
     *     one can run then on this thread, and the caller has to block it
     */
    static boolean suspend() {
        return Continuation.yield(SCOPE);
    }

    /** The stack of a suspended one, innermost frame first; empty if it hasn't started or has ended. */
    final StackTraceElement[] suspendedStack() {
        return started && !continuation.isDone() ? continuation.getStackTrace() : new StackTraceElement[0];
    }
}
