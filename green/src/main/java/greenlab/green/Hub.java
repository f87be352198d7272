package greenlab.green;

import greenlab.monitor.BlockingMonitor;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * The event loop under all greenlets of one OS thread: it runs the runnable ones in order, and when there is none,
 * waits in one selector for all of them. Scheduling is cooperative: a greenlet that blocks without going through the
 * hub blocks all the others, and that is what this kit is about.
 *
 * <p>A hub belongs to the thread that calls {@link #run}; other threads may call {@link #later}, {@link #expectThread}
 * and {@link #runningSlices}; the other methods throw an exception there. That all waits go through one function,
 * {@link #pause}, is curio's idea.
 */
public final class Hub implements AutoCloseable {
    final Loop loop;
    private final Failures failures = new Failures();

    /** Another thread's promise to call {@link #later}. */
    public interface ExpectedThread extends AutoCloseable {
        /** The thread has called, or won't. Any thread may call this, once. */
        @Override
        void close();
    }

    public Hub() throws IOException {
        this(Clock.SYSTEM);
    }

    /** A hub whose timers follow {@code clock}. */
    public Hub(Clock clock) throws IOException {
        this.loop = new Loop(clock);
    }

    /** Returns the greenlet that runs on the current thread, or null. */
    public static Greenlet<?> current() {
        return Loop.currentGreenlet();
    }

    /** Creates a greenlet and makes it runnable. */
    public <T> Greenlet<T> spawn(String name, Callable<? extends T> body) {
        Greenlet<T> greenlet = greenlet(name, body);
        greenlet.start();
        return greenlet;
    }

    /** Creates a greenlet without a result and makes it runnable. */
    public Greenlet<Void> spawn(String name, Runnable body) {
        return spawn(name, Executors.callable(body, (Void) null));
    }

    /** Creates a greenlet that runs once it is started or switched to. */
    public <T> Greenlet<T> greenlet(String name, Callable<? extends T> body) {
        return new Greenlet<>(this, name, current(), body);
    }

    /**
     * Runs greenlets on the current thread until the last one is done and no other thread is expected.
     *
     * @throws LoopExit if they wait for one another only
     * @throws InterruptedIOException if the thread is interrupted; the greenlets stay suspended
     */
    public void run() throws IOException {
        loop.run();
    }

    /**
     * Runs {@code action} on the hub's thread, between two greenlets. A wait in it blocks the hub; spawn a greenlet to
     * wait. Any thread may call it.
     */
    public void later(Runnable action) {
        loop.selector.wakeup(() -> guarded("an action of Hub.later", action));
    }

    /**
     * Announces that another thread is going to call {@link #later}. Until the result is closed, {@link #run} waits for
     * it when no greenlet is runnable. Any thread may call it.
     */
    public ExpectedThread expectThread() {
        loop.expected.incrementAndGet();
        return () -> loop.selector.wakeup(loop.expected::decrementAndGet);
    }

    /**
     * Sets what receives the failures that nothing asks for, with their source, such as {@code greenlet a}. The default
     * prints them to standard error.
     */
    public void onFailure(BiConsumer<String, Throwable> handler) {
        loop.ensureItsThread();
        failures.handler(handler);
    }

    void failed(Greenlet<?> greenlet) {
        failures.add(greenlet, this);
    }

    void guarded(String source, Runnable callback) {
        failures.guard(source, callback);
    }

    /** Sleeps for at least {@code time}: a greenlet lets others run meanwhile, another caller blocks its thread. */
    public static void sleep(Duration time) throws IOException {
        Greenlet<?> self = current();
        if (self == null) {
            sleepBlocking(TimeUnit.NANOSECONDS.convert(time));
        } else if (!time.isPositive()) {
            self.hub().yieldNow();
        } else {
            self.hub().pause(self.hub().newWaiter(time));
        }
    }

    /** Not by Thread.sleep, which may be patched and call {@link #sleep}. */
    static void sleepBlocking(long nanos) throws InterruptedIOException {
        try {
            new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it slept");
        }
    }

    /** A wait of the current greenlet that {@link Waiter#ready} ends; {@code limit} may be null. */
    Waiter newWaiter(Duration limit) {
        return new Waiter(this, limit == null ? Waiter.FOREVER : TimeUnit.NANOSECONDS.convert(limit));
    }

    Timers.Timer timer(long nanos, Runnable action) {
        return loop.timers.add(nanos() + Math.min(nanos, Timers.LONGEST), action);
    }

    long nanos() {
        return loop.clock.nanos();
    }

    /** Suspends the current greenlet until {@code waiter} is over. Every wait of every greenlet goes through here. */
    public void pause(Waiter waiter) throws IOException {
        Greenlet<?> self = waiter.greenlet;
        self.setWaiter(waiter);
        try {
            if (!waiter.isOver() && !Greenlet.suspend()) {
                waiter.blockUntilOver();
            }
        } finally {
            self.setWaiter(null);
        }
        self.throwPending();
    }

    /**
     * Lets the other runnable greenlets run if the current one has run for longer than {@code slice}. For operations
     * that seldom have to wait, which would otherwise starve them.
     */
    public static void yieldAfter(Duration slice) {
        Greenlet<?> self = current();
        if (self != null && self.hub().loop.running.elapsed() > slice.toNanos()) {
            self.hub().yieldNow();
        }
    }

    /**
     * Lets the other runnable greenlets run if they are few. For operations that seldom have to wait, so that a few
     * greenlets have all begun before one goes on. Suspending each of many would cost more.
     */
    public static void yieldToFew() {
        Greenlet<?> self = current();
        if (self != null && self.hub().loop.ready.hasFew()) {
            self.hub().yieldNow();
        }
    }

    private void yieldNow() {
        Greenlet<?> self = loop.running.get();
        if (self.isDone()) {
            return;   // a link
        }
        loop.ready.add(self);
        if (!Greenlet.suspend()) {
            loop.ready.remove(self);
        }
        self.throwPending();
    }

    /** The greenlet that runs, for one {@link BlockingMonitor}; none while the hub itself waits. */
    public BlockingMonitor.SliceSource runningSlices() {
        return loop.running.slices();
    }

    /** The running greenlets of all hubs, for one observer. */
    public static BlockingMonitor.SliceSource allRunningSlices() {
        return CurrentGreenlet::allSlices;
    }

    /** All greenlets that are started and not done, each below the one that spawned it, with its stack. */
    public String runInfo() {
        loop.ensureItsThread();
        return RunInfo.of(loop.alive);
    }

    /** The selector in which this hub waits. */
    public HubSelector selector() {
        return loop.selector;
    }

    /** Closes the selector. Greenlets that are not done stay suspended forever. Unreported failures are reported. */
    @Override
    public void close() throws IOException {
        loop.ensureItsThread();
        if (loop.selector.owner() != null) {
            throw new IllegalStateException("this hub is running; close it after its run");
        }
        failures.reportAll();
        loop.selector.close();
    }
}
