package greenlab.green;

import greenlab.monitor.RunningSlice;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hub's event loop: it runs the runnable greenlets in order, and when there is none, waits in one selector for all of
 * them. The loop is gevent's. For the thread that runs it, except where a method says otherwise.
 */
final class Loop {
    private static final ThreadLocal<Loop> OF_THREAD = new ThreadLocal<>();
    /** How long to wait for a thread that was not announced, in nanoseconds. */
    private static final long UNANNOUNCED = 1_000_000_000;

    final HubSelector selector = new HubSelector();
    final Timers timers = new Timers();
    final RunQueue ready = new RunQueue(System::nanoTime);
    final Set<Greenlet<?>> alive = new LinkedHashSet<>();
    final CurrentGreenlet running = new CurrentGreenlet();
    /** How many threads have announced that they will submit a task. */
    final AtomicInteger expected = new AtomicInteger();
    final Clock clock;
    private Greenlet<?> next;

    Loop(Clock clock) throws IOException {
        this.clock = clock;
    }

    /** The greenlet that runs on the current thread, or null. */
    static Greenlet<?> currentGreenlet() {
        Loop loop = OF_THREAD.get();
        return loop == null ? null : loop.running.get();
    }

    /** Runs until no greenlet is left and no thread is expected. */
    void run() throws IOException {
        enter();
        try {
            while (isNeeded()) {
                ensureNotInterrupted();
                ready.runSlice(this::runAndFollow);
                if (isNeeded()) {
                    waitForAll();
                }
            }
        } finally {
            leave();
        }
    }

    /** An interrupt is for the thread, so for all greenlets: a selector wouldn't wait any more. */
    private static void ensureNotInterrupted() throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("the hub's thread was interrupted");
        }
    }

    private boolean isNeeded() {
        return !alive.isEmpty() || expected.get() > 0;
    }

    /** Passes control from the running greenlet, if any, to {@code target}. */
    void switchTo(Greenlet<?> target) {
        ready.remove(target);   // or it would be resumed again, in its next wait
        if (running.get() != null) {
            next = target;
            Greenlet.suspend();
            return;
        }
        enter();
        try {
            runAndFollow(target);
        } finally {
            leave();
        }
    }

    private void enter() {
        if (OF_THREAD.get() != null) {
            throw new IllegalStateException("this thread runs a hub already: spawn there");
        }
        ensureItsThread();
        OF_THREAD.set(this);
        selector.setOwner(Thread.currentThread());
        running.attach(Thread.currentThread(), RunningSlice.depth() - 1);   // without this frame
    }

    private void leave() {
        running.detach();
        OF_THREAD.remove();
        selector.setOwner(null);
    }

    /** @throws IllegalStateException if another thread runs this loop */
    void ensureItsThread() {
        Thread owner = selector.owner();
        if (owner != null && owner != Thread.currentThread()) {
            throw new IllegalStateException("this hub runs on thread " + owner.getName() + ", not on "
                + Thread.currentThread().getName() + "; call hub.later(() -> ...) from other threads");
        }
    }

    /** Runs the greenlet, then those that it switches to, until one stops without switching. */
    private void runAndFollow(Greenlet<?> first) {
        next = first;
        while (next != null) {
            Greenlet<?> greenlet = next;
            next = null;
            if (!greenlet.isDone()) {   // killed before it started
                running.begin(greenlet);
                greenlet.resume();
            }
        }
        running.end();
    }

    /** Channels before timers: data that arrived while the thread was blocked is not too late. */
    private void waitForAll() throws IOException {
        long nanos = ready.isEmpty() ? timers.untilNext(clock.nanos()) : 0;
        ready.beginWaking();
        try {
            if (nanos == Timers.NEVER && expected.get() == 0 && !selector.hasInterest()) {
                waitForUnannounced();
            } else {
                selector.await(nanos == 0 || nanos == Timers.NEVER ? nanos : clock.nanosToWait(nanos));
            }
            timers.fire(clock.nanos());
        } finally {
            ready.endWaking();
        }
    }

    private void waitForUnannounced() throws IOException {
        long start = System.nanoTime();
        selector.await(UNANNOUNCED);
        if (ready.isEmpty() && isNeeded() && System.nanoTime() - start >= UNANNOUNCED) {
            throw new LoopExit(RunInfo.of(alive));
        }
    }
}
