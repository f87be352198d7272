package greenlab.green;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Work that can be suspended in the middle of any method it has called, and resumed there.
 *
 * <pre>
 *   spawn          the hub, or switchTo                   body returns or throws, or kill
 *   ------> READY -----------------------------> RUNNING ------------------------------> DONE
 *             ^                                     |
 *             |  its wait ends, or it receives      |  it waits for something,
 *             |  an error: kill, timeout            |  or switches to another
 *             +-------------- WAITING &lt;-------------+
 * </pre>
 *
 * It is a coroutine with a name, a hub and a result. All greenlets of a hub share one OS thread and its identity: they
 * share {@link ThreadLocal}s, and a lock that the thread owns doesn't exclude any of them.
 *
 * <p>Any thread may call {@link #kill}; all other methods are for the hub's thread. The names are gevent's. A failure
 * that {@link #get}, {@link #link} or {@link #failure} doesn't ask for is reported, see {@link Hub#onFailure}.
 *
 * @param <T> what the body returns
 */
public final class Greenlet<T> extends Coroutine {
    private final Hub hub;
    private final String name;
    private final Greenlet<?> spawner;
    private final Callable<? extends T> body;
    private List<Consumer<? super Greenlet<T>>> links = List.of();
    private boolean done;
    private boolean asked;
    private int joiners;
    private T value;
    private Throwable failure;
    /** What is to be thrown where it waits; created with the first one. */
    private Queue<GreenletError> pending;
    private Waiter waiter;

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

    /** The greenlet that spawned it, or null. */
    public Greenlet<?> spawner() {
        return spawner;
    }

    /** Whether the body has returned or thrown, or will never run. */
    public boolean isDone() {
        return done;
    }

    /** What the body threw, or null. A killed greenlet's is {@link GreenletExit}. */
    public Throwable failure() {
        asked = true;
        return failure;
    }

    /** The stack of a suspended greenlet, innermost frame first; empty if it hasn't started or is done. */
    public StackTraceElement[] stack() {
        return suspendedStack();
    }

    /** Waits until it is done, while other greenlets run. */
    public void join() throws IOException {
        join(null);
    }

    /** As {@link #join()}, for at most {@code limit}; null is no limit. Returns whether it is done. */
    public boolean join(Duration limit) throws IOException {
        hub.loop.ensureItsThread();
        if (!done) {
            Waiter joining = hub.newWaiter(limit);
            Consumer<Greenlet<T>> link = ended -> joining.ready();
            whenDone(link);
            joiners++;
            try {
                hub.pause(joining);
            } finally {
                joiners--;
                links.remove(link);
            }
        }
        return done;
    }

    /** Waits until it is done; returns what the body returned, or throws what it threw. */
    public T get() throws Exception {
        return get(null);
    }

    /** As {@link #get()}, for at most {@code limit}; null is no limit. */
    public T get(Duration limit) throws Exception {
        asked = true;
        if (!join(limit)) {
            throw new TimeoutException(name + " was not done after " + limit);
        }
        if (failure instanceof Error error) {
            throw error;
        } else if (failure != null) {
            throw (Exception) failure;
        }
        return value;
    }

    /** Calls {@code then} on the hub's thread once this is done, or immediately if it is. It must not wait. */
    public void link(Consumer<? super Greenlet<T>> then) {
        asked = true;
        whenDone(then);
    }

    /** As {@link #link}, for callbacks that don't look at the failure: it is still reported. */
    public void whenDone(Consumer<? super Greenlet<T>> then) {
        hub.loop.ensureItsThread();
        if (done) {
            call(then);
        } else {
            links = links.isEmpty() ? new ArrayList<>(1) : links;
            links.add(then);
        }
    }

    private void call(Consumer<? super Greenlet<T>> link) {
        hub.guarded("a link of greenlet " + name, () -> link.accept(this));
    }

    /** Throws {@link GreenletExit} where it waits; if it hasn't started, it never does. Any thread may call it. */
    public void kill() {
        throwInto(new GreenletExit(name));
    }

    /** Throws where it waits now or, if it doesn't, where it waits next. */
    void throwInto(GreenletError error) {
        hub.selector().onOwner(() -> {
            if (!isStarted() && !done) {
                finish(null, error);
            } else if (!done) {
                pending = pending == null ? new PriorityQueue<>(1) : pending;
                pending.add(error);
                if (waiter != null) {
                    waiter.end(Waiter.Outcome.THROWN);
                }
            }
        });
    }

    void throwPending() {
        if (pending != null && !pending.isEmpty()) {
            throw pending.remove();
        }
    }

    /** Takes back an error that has not been thrown yet. */
    void withdraw(GreenletError error) {
        if (pending != null) {
            pending.remove(error);
        }
    }

    /**
     * Suspends the running greenlet and resumes this one. The hub doesn't resume the suspended one; only another switch
     * does. Called outside a greenlet, this returns when a greenlet stops without switching to another.
     *
     * @throws IllegalStateException if it is done, or waits for something
     */
    public void switchTo() {
        hub.loop.ensureItsThread();
        if (done || waiter != null) {
            throw new IllegalStateException(name + (done ? " is done" : " is waiting for something else"));
        }
        hub.loop.switchTo(this);
    }

    /** Makes a greenlet of {@link Hub#greenlet} runnable, unless it was killed. To be called once. */
    public void start() {
        hub.loop.ensureItsThread();
        if (!done) {
            hub.loop.alive.add(this);
            hub.loop.ready.add(this);
        }
    }

    /** The hub that runs it. */
    public Hub hub() {
        return hub;
    }

    /** Begins a wait, which ends at once if an error is pending; null ends it. */
    void setWaiter(Waiter next) {
        waiter = next;
        if (next != null && pending != null && !pending.isEmpty()) {
            next.endInPlace(Waiter.Outcome.THROWN);
        }
    }

    @Override
    void code() {
        T returned = null;
        Throwable thrown = null;
        try {
            returned = body.call();
        } catch (Throwable failed) {
            thrown = failed;
        }
        finish(returned, thrown);
    }

    private void finish(T returned, Throwable thrown) {
        value = returned;
        failure = thrown;
        done = true;
        hub.loop.alive.remove(this);
        List.copyOf(links).forEach(this::call);
        if (thrown != null && !(thrown instanceof GreenletExit)) {
            hub.failed(this);
        }
    }

    /** Whether a greenlet is about to resume from {@link #join}, and may ask for the failure then. */
    boolean isJoined() {
        return joiners > 0;
    }

    /** The failure, if nothing has asked for it yet; null otherwise, and from then on. */
    Throwable takeUnasked() {
        return asked ? null : failure();
    }

    @Override
    public String toString() {
        return "greenlet " + name;
    }
}
