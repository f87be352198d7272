package greenlab.green;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/**
 * A piece of work that can be set aside in the middle of any method it has called, and taken up again there.
 *
 * <pre>
 *   spawn          the hub's turn, or switchTo            body returns or throws, or kill
 *   ------> READY -----------------------------> RUNNING ------------------------------> DONE
 *             ^                                     |
 *             |  its wait has ended, or it is       |  it waits for something,
 *             |  thrown into: kill, timeout         |  or switches to another
 *             +-------------- WAITING &lt;-------------+
 * </pre>
 *
 * It is a {@link Continuation} with a name, a hub and a result. All greenlets of a hub share one OS thread, and with it
 * the thread's identity: {@link ThreadLocal}s are shared, and a lock owned by that thread keeps no greenlet out.
 *
 * <p>But for {@link #kill}, which may be called by any thread, a greenlet is for the thread of its hub alone. The names
 * are gevent's.
 *
 * @param <T> what the body returns
 */
public final class Greenlet<T> {
    private static final ContinuationScope SCOPE = new ContinuationScope("greenlet");

    private final Hub hub;
    private final String name;
    private final Greenlet<?> spawner;
    private final Callable<? extends T> body;
    private final Continuation continuation = new Continuation(SCOPE, this::runCaught) {
        @Override
        protected void onPinned(Pinned reason) {
            // The default is to throw. Here suspend() answers false instead, and the caller waits in place.
        }
    };
    private final List<Consumer<? super Greenlet<T>>> links = new ArrayList<>(1);
    private boolean started;
    private boolean done;
    private T value;
    private Throwable failure;
    private Error thrownInto;
    private Waiter wait;

    Greenlet(Hub hub, String name, Greenlet<?> spawner, Callable<? extends T> body) {
        this.hub = hub;
        this.name = name;
        this.spawner = spawner;
        this.body = body;
    }

    /** The name given at {@link Hub#spawn}. */
    public String name() {
        return name;
    }

    /** Who spawned it, or null where that was no greenlet. */
    public Greenlet<?> spawner() {
        return spawner;
    }

    /** Whether the body has returned or thrown, or will never run. */
    public boolean isDone() {
        return done;
    }

    /** What the body threw, or null. A killed greenlet's is {@link Killed}. */
    public Throwable failure() {
        return failure;
    }

    /** Where it is: the stack of a waiting greenlet, innermost frame first; empty where it isn't on its way. */
    public StackTraceElement[] stack() {
        return started && !done ? continuation.getStackTrace() : new StackTraceElement[0];
    }

    /** Waits until it is done. Other greenlets run meanwhile. */
    public void join() throws IOException {
        join(null);
    }

    /**
     * Waits until it is done, but no longer than {@code atMost}.
     *
     * @return whether it is done
     */
    public boolean join(Duration atMost) throws IOException {
        if (!done) {
            Waiter joining = hub.newWaiter(atMost);
            links.add(ended -> joining.ready());
            hub.pause(joining);
        }
        return done;
    }

    /** Waits until it is done, and returns what the body returned, or throws what it threw. */
    public T get() throws Exception {
        return get(null);
    }

    /** The same, but no longer than {@code atMost}. */
    public T get(Duration atMost) throws Exception {
        if (!join(atMost)) {
            throw new TimeoutException(name + " was not done after " + atMost);
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (Exception) failure;   // a body throws nothing else
        }
        return value;
    }

    /** Has {@code then} called with this greenlet once it is done, on the hub's thread; at once if it is already. */
    public void link(Consumer<? super Greenlet<T>> then) {
        if (done) {
            then.accept(this);
        } else {
            links.add(then);
        }
    }

    /** Ends it: {@link Killed} is thrown where it waits; one that hasn't begun never does. Any thread may call it. */
    public void kill() {
        throwInto(new Killed(name));
    }

    /** Throws at the suspension point: now, if it waits; else where it will wait next. */
    void throwInto(Error error) {
        hub.onItsThread(() -> {
            if (!started && !done) {
                finish(null, error);
            } else if (!done) {
                thrownInto = error;
                if (wait != null) {
                    wait.end(Waiter.Outcome.THROWN);
                }
            }
        });
    }

    /** Throws what was thrown into it since it last waited. */
    void throwPending() {
        Error due = thrownInto;
        thrownInto = null;
        if (due != null) {
            throw due;
        }
    }

    /**
     * Leaves the running greenlet where it is, and goes on in this one. It is the primitive under all waiting, and no
     * part of it: who was left comes back only if somebody switches to it. Called from outside of a greenlet, it returns
     * when nobody switches any further.
     *
     * @throws IllegalStateException if it is done, or waits for something
     */
    public void switchTo() {
        if (done || wait != null) {
            throw new IllegalStateException(name + (done ? " is done" : " waits, and only what it waits for wakes it"));
        }
        hub.switchTo(this);
    }

    Hub hub() {
        return hub;
    }

    /** It begins to wait, unless something was thrown into it before; null: it goes on. */
    void waits(Waiter now) {
        wait = now;
        if (now != null && thrownInto != null) {
            now.endInPlace(Waiter.Outcome.THROWN);
        }
    }

    /** Runs the body from where it stopped to where it waits next. Called by the hub, on its thread. */
    void resume() {
        started = true;
        if (!done) {
            continuation.run();
        }
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

    private void runCaught() {
        try {
            throwPending();
            finish(body.call(), null);
        } catch (Throwable thrown) {
            finish(null, thrown);
        }
    }

    private void finish(T returned, Throwable thrown) {
        value = returned;
        failure = thrown;
        done = true;
        hub.forget(this);
        links.forEach(link -> link.accept(this));
        links.clear();
    }

    @Override
    public String toString() {
        return "Greenlet[" + name + "]";
    }
}
