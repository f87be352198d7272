package greenlab.green;

import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.RunningSlice;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The event loop under all greenlets of one OS thread: it runs the runnable ones in order, and when there is none,
 * waits in one selector for all of them. Scheduling is cooperative: a greenlet that blocks without going through the
 * hub blocks all the others, and that is what this kit is about.
 *
 * <p>A hub belongs to the thread that calls {@link #run}; other threads may call {@link #later} and
 * {@link #runningSlices}. The loop is gevent's; that all waits go through one function, {@link #pause}, is curio's
 * idea.
 */
public final class Hub implements AutoCloseable {
    private static final ThreadLocal<Hub> OF_THREAD = new ThreadLocal<>();

    private final Clock clock;
    private final HubSelector selector = new HubSelector();
    private final Timers timers = new Timers();
    final RunQueue ready = new RunQueue(System::nanoTime);
    final Set<Greenlet<?>> alive = new LinkedHashSet<>();
    final CurrentGreenlet running = new CurrentGreenlet();
    private Greenlet<?> next;

    public Hub() throws IOException {
        this(Clock.SYSTEM);
    }

    /** A hub whose timers follow {@code clock}. */
    public Hub(Clock clock) throws IOException {
        this.clock = clock;
    }

    /** Returns the greenlet that runs on the current thread, or null. */
    public static Greenlet<?> current() {
        Hub hub = OF_THREAD.get();
        return hub == null ? null : hub.running.get();
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

    /** Runs greenlets on the current thread until the last one is done. */
    public void run() throws IOException {
        enter();
        try {
            while (!alive.isEmpty()) {
                ready.runSlice(this::runAndFollow);
                if (!alive.isEmpty()) {
                    waitForAll();
                }
            }
        } finally {
            leave();
        }
    }

    private void enter() {
        if (OF_THREAD.get() != null) {
            throw new IllegalStateException("this thread runs a hub already: spawn there");
        }
        OF_THREAD.set(this);
        selector.setOwner(Thread.currentThread());
        running.attach(Thread.currentThread(), RunningSlice.depth() - 1);   // without this frame
    }

    private void leave() {
        running.detach();
        OF_THREAD.remove();
        selector.setOwner(null);
    }

    /** Runs the greenlet, then those that it switches to, until one stops without switching. */
    private void runAndFollow(Greenlet<?> first) {
        next = first;
        while (next != null) {
            Greenlet<?> greenlet = next;
            next = null;
            running.begin(greenlet);
            greenlet.resume();
        }
        running.end();
    }

    /** Channels before timers: data that arrived while the thread was blocked is not too late. */
    private void waitForAll() throws IOException {
        long nanos = ready.isEmpty() ? timers.untilNext(clock.nanos()) : 0;
        ready.beginWaking();
        selector.await(nanos == 0 || nanos == Timers.NEVER ? nanos : clock.nanosToWait(nanos));
        timers.fire(clock.nanos());
    }

    void switchTo(Greenlet<?> target) {
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

    /** Runs {@code action} on the hub's thread, between two greenlets. Any thread may call it. */
    public void later(Runnable action) {
        selector.wakeup(action);
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
        return timers.add(clock.nanos() + nanos, action);
    }

    long nanos() {
        return clock.nanos();
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
        if (self != null && self.hub().running.elapsed() > slice.toNanos()) {
            self.hub().yieldNow();
        }
    }

    private void yieldNow() {
        Greenlet<?> self = running.get();
        ready.add(self);
        if (!Greenlet.suspend()) {
            ready.remove(self);
        }
        self.throwPending();
    }

    /** The greenlet that runs, for one {@link BlockingMonitor}; none while the hub itself waits. */
    public BlockingMonitor.SliceSource runningSlices() {
        return running.slices();
    }

    /** The running greenlets of all hubs, for one observer. */
    public static BlockingMonitor.SliceSource allRunningSlices() {
        return CurrentGreenlet::allSlices;
    }

    /** All greenlets that are started and not done, each below the one that spawned it, with its stack. */
    public String runInfo() {
        return RunInfo.of(alive);
    }

    /** The selector in which this hub waits. */
    public HubSelector selector() {
        return selector;
    }

    /** Closes the selector. Greenlets that are not done stay suspended forever. */
    @Override
    public void close() throws IOException {
        selector.close();
    }
}
