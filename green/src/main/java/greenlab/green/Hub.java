package greenlab.green;

import greenlab.monitor.RunningThread;
import greenlab.monitor.BlockingMonitor;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The loop under all greenlets of one OS thread: runs those that are ready, one after the other, and when none is,
 * waits in one place for all of them at once. It never takes the thread from a greenlet: who doesn't wait through the
 * hub keeps the others waiting, and that is what this kit is about.
 *
 * <p>A hub belongs to the thread that calls {@link #run}; from others, {@link #later} and {@link #stays} may be used.
 * The loop is gevent's; that all waiting goes through one function, {@link #pause}, is curio's.
 */
public final class Hub implements AutoCloseable {
    private static final ThreadLocal<Hub> OF_THREAD = new ThreadLocal<>();

    private final Clock clock;
    private final HubSelector doorbell = new HubSelector();
    private final RunQueue ready = new RunQueue(System::nanoTime);
    private final Set<Greenlet<?>> alive = new LinkedHashSet<>();
    private final Timers timers = new Timers();
    private final CurrentGreenlet turns = new CurrentGreenlet();
    private Greenlet<?> next;

    public Hub() throws IOException {
        this(Clock.SYSTEM);
    }

    /** A hub whose timers follow {@code clock}. */
    public Hub(Clock clock) throws IOException {
        this.clock = clock;
    }

    /** The greenlet that is on the calling thread, or null where no hub is running one. */
    public static Greenlet<?> current() {
        Hub hub = OF_THREAD.get();
        return hub == null ? null : hub.turns.who();
    }

    /** Makes a greenlet that will run {@code body} when its turn comes. */
    public <T> Greenlet<T> spawn(String name, Callable<? extends T> body) {
        Greenlet<T> greenlet = greenlet(name, body);
        start(greenlet);
        return greenlet;
    }

    /** The same for a body without a result. */
    public Greenlet<Void> spawn(String name, Runnable body) {
        return spawn(name, Executors.callable(body, (Void) null));
    }

    void start(Greenlet<?> greenlet) {
        alive.add(greenlet);
        makeReady(greenlet);
    }

    /** Makes a greenlet that nobody runs but who switches to it: see {@link Greenlet#switchTo}. */
    public <T> Greenlet<T> greenlet(String name, Callable<? extends T> body) {
        return new Greenlet<>(this, name, current(), body);
    }

    /** Runs until the last greenlet is done. The calling thread is the one OS thread that they share. */
    public void run() throws IOException {
        enter();
        try {
            while (!alive.isEmpty()) {
                ready.takeTurns(this::runAndFollow);
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
        doorbell.belongsTo(Thread.currentThread());
        turns.on(Thread.currentThread(), RunningThread.depth() - 1);   // below is our caller
    }

    private void leave() {
        turns.off();
        OF_THREAD.remove();
        doorbell.belongsTo(null);
    }

    /** Has {@code action} run on the hub's thread, between two greenlets. May be called by any thread. */
    public void later(Runnable action) {
        doorbell.ring(action);
    }

    /** Runs it now where we are on the hub's thread, or where the hub isn't running; later elsewhere. */
    void onItsThread(Runnable action) {
        doorbell.onItsThread(action);
    }

    /** Sleeps for {@code time}, at least. In a greenlet the others run meanwhile; elsewhere the thread sleeps. */
    public static void sleep(Duration time) throws IOException {
        Greenlet<?> self = current();
        if (self == null) {
            BlockingWait.sleep(TimeUnit.NANOSECONDS.convert(time));
        } else if (!time.isPositive()) {
            self.hub().yieldNow();
        } else {
            self.hub().pause(self.hub().newWaiter(time));
        }
    }

    /** A wait of the current greenlet; {@code atMost} may be null: then only what it waits for, or a kill, ends it. */
    Waiter newWaiter(Duration atMost) {
        return newWaiter(null, atMost == null ? Timers.NEVER : TimeUnit.NANOSECONDS.convert(atMost));
    }

    Waiter newWaiter(IoCondition what, long nanos) {
        if (current() == null || current().hub() != this) {
            throw new IllegalStateException("only a greenlet of this hub can wait here");
        }
        return new Waiter(turns.who(), what, nanos);
    }

    Timers.Timer timer(long nanos, Runnable action) {
        return timers.add(clock.nanos() + nanos, action);
    }

    /** The one suspension point: every wait of every greenlet goes through here. */
    void pause(Waiter wait) throws IOException {
        Greenlet<?> self = wait.greenlet();
        self.waits(wait);
        try {
            if (!wait.isOver() && !Greenlet.suspend()) {
                BlockingWait.end(wait);
            }
        } finally {
            self.waits(null);
        }
        self.throwPending();
    }

    /** For a {@link BlockingMonitor}: which greenlet is on the thread; none while the hub itself waits. */
    public BlockingMonitor.Subject stays() {
        return turns.stays();
    }

    /** The same for all hubs that run, for one observer. */
    public static BlockingMonitor.Subject allStays() {
        return CurrentGreenlet::allStays;
    }

    /** All greenlets that are spawned and not done, as a tree of who spawned whom, each with the stack it waits in. */
    public String runInfo() {
        return RunInfo.of(alive);
    }

    Selector selector() {
        return doorbell.selector();
    }

    CurrentGreenlet turns() {
        return turns;
    }

    /** Puts the current greenlet behind those who are ready, and lets them run. */
    void yieldNow() {
        Greenlet<?> self = turns.who();
        ready.add(self);
        if (!Greenlet.suspend()) {
            ready.remove(self);
        }
        self.throwPending();
    }

    void makeReady(Greenlet<?> greenlet) {
        ready.add(greenlet);
    }

    void forget(Greenlet<?> greenlet) {
        alive.remove(greenlet);
    }

    long nanos() {
        return clock.nanos();
    }

    void switchTo(Greenlet<?> target) {
        if (turns.who() != null) {
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

    /** Runs it, and whom it switches to, until one stops without naming another. */
    private void runAndFollow(Greenlet<?> first) {
        next = first;
        while (next != null) {
            Greenlet<?> running = next;
            next = null;
            turns.begin(running);
            running.resume();
        }
        turns.end();
    }

    /** The channels first, the timers after them: what arrived while the thread was kept busy is not too late. */
    private void waitForAll() throws IOException {
        long nanos = ready.isEmpty() ? timers.untilNext(clock.nanos()) : 0;
        ready.beginWaking();
        doorbell.await(nanos == 0 || nanos == Timers.NEVER ? nanos : clock.nanosToWait(nanos));
        timers.fire(clock.nanos());
    }

    /** Closes the selector. Greenlets that are not done stay where they are, and are never resumed. */
    @Override
    public void close() throws IOException {
        doorbell.close();
    }
}
