package greenlab.green;

import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * A piece of work that can be set aside in the middle of any method it has called, and taken up again there.
 *
 * <pre>
 *            spawn            the hub's turn              body returns or throws
 *   (none) ---------> READY ----------------> RUNNING ----------------------------> DONE
 *                       ^                        |
 *                       |  its wait has ended    |  suspend(): nothing to do but wait
 *                       +------- WAITING &lt;-------+
 * </pre>
 *
 * It is a {@link Continuation} with a name and a hub. All greenlets of a hub share one OS thread, and with it the
 * thread's identity: {@link ThreadLocal}s are shared, and a lock owned by that thread keeps no greenlet out.
 */
public final class Greenlet {
    private static final ContinuationScope SCOPE = new ContinuationScope("greenlet");

    private final Hub hub;
    private final String name;
    private final Continuation continuation;
    private Throwable failure;

    Greenlet(Hub hub, String name, Runnable body) {
        this.hub = hub;
        this.name = name;
        this.continuation = new Continuation(SCOPE, () -> runCaught(body)) {
            @Override
            protected void onPinned(Pinned reason) {
                // The default is to throw. Here suspend() answers false instead, and the caller waits in place.
            }
        };
    }

    /** The name given at {@link Hub#spawn}. */
    public String name() {
        return name;
    }

    /** Whether the body has returned or thrown. */
    public boolean isDone() {
        return continuation.isDone();
    }

    /** What the body threw, or null. */
    public Throwable failure() {
        return failure;
    }

    Hub hub() {
        return hub;
    }

    /** Runs the body from where it stopped to where it waits next. Called by the hub, on its thread. */
    void resume() {
        continuation.run();
    }

    /**
     * Sets the running greenlet aside; returns when the hub resumes it.
     *
     * @return false, at once, where the thread can't leave this greenlet's stack: a native frame is on it or, before
     *     Java 24, a held monitor. Then nobody else can run until the caller has waited in place
     */
    static boolean suspend() {
        return Continuation.yield(SCOPE);
    }

    private void runCaught(Runnable body) {
        try {
            body.run();
        } catch (Throwable thrown) {
            failure = thrown;
        }
    }

    @Override
    public String toString() {
        return "Greenlet[" + name + "]";
    }
}
