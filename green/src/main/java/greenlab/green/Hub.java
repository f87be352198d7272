package greenlab.green;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

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
    private static final Set<Hub> ALL = ConcurrentHashMap.newKeySet();
    /** For so long, in nanoseconds, the ready take turns before the selector is asked, which costs more than a turn. */
    private static final long ROUNDS = 50_000;

    private final Clock clock;
    private final Selector selector;
    private final Queue<Greenlet<?>> ready = new ArrayDeque<>();
    private final Set<Greenlet<?>> alive = new LinkedHashSet<>();
    private final Timers timers = new Timers();
    private final Queue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
    private volatile Thread thread;
    private int depth;
    /** The number of the turn that {@link #running} has. Written first, so that no watch takes an old one for its. */
    private long turn;
    private volatile Greenlet<?> running;
    private Greenlet<?> next;
    private final TurnStart turnStart = new TurnStart();

    public Hub() throws IOException {
        this(Clock.SYSTEM);
    }

    /** A hub whose timers follow {@code clock}. */
    public Hub(Clock clock) throws IOException {
        this.clock = clock;
        this.selector = Selector.open();
        ALL.add(this);
    }

    /** The greenlet that is on the calling thread, or null where no hub is running one. */
    public static Greenlet<?> current() {
        Hub hub = OF_THREAD.get();
        return hub == null ? null : hub.running;
    }

    /** Makes a greenlet that will run {@code body} when its turn comes. */
    public <T> Greenlet<T> spawn(String name, Callable<? extends T> body) {
        Greenlet<T> greenlet = greenlet(name, body);
        alive.add(greenlet);
        makeReady(greenlet);
        return greenlet;
    }

    /** The same for a body without a result. */
    public Greenlet<Void> spawn(String name, Runnable body) {
        return spawn(name, Executors.callable(body, (Void) null));
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
                runReady();
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
        thread = Thread.currentThread();
        depth = ThreadStay.depth() - 1;   // of our caller
    }

    private void leave() {
        OF_THREAD.remove();
        thread = null;
    }

    /** Has {@code action} run on the hub's thread, between two greenlets. May be called by any thread. */
    public void later(Runnable action) {
        fromOutside.add(action);
        selector.wakeup();
    }

    /** Runs it now where we are on the hub's thread, or where the hub isn't running; later elsewhere. */
    void onItsThread(Runnable action) {
        if (thread == null || thread == Thread.currentThread()) {
            action.run();
        } else {
            later(action);
        }
    }

    /** Sleeps for {@code time}, at least. In a greenlet the others run meanwhile; elsewhere the thread sleeps. */
    public static void sleep(Duration time) throws IOException {
        Greenlet<?> self = current();
        if (self == null) {
            InPlace.sleep(time.toNanos());
        } else if (!time.isPositive()) {
            self.hub().giveWay();
        } else {
            self.hub().pause(self.hub().newWait(time));
        }
    }

    /** A wait of the current greenlet; {@code atMost} may be null: then only what it waits for, or a kill, ends it. */
    Wait newWait(Duration atMost) {
        if (running == null || OF_THREAD.get() != this) {
            throw new IllegalStateException("only a greenlet of this hub can wait here");
        }
        return new Wait(running, atMost);
    }

    Timers.Timer timer(Duration after, Runnable action) {
        return timers.add(clock.nanos() + after.toNanos(), action);
    }

    /** The one suspension point: every wait of every greenlet goes through here. */
    void pause(Wait wait) throws IOException {
        pause(wait, null, 0);
    }

    /** The same for a wait that {@code channel}, ready for {@code ops}, ends. */
    void pause(Wait wait, SelectableChannel channel, int ops) throws IOException {
        Greenlet<?> self = wait.greenlet();
        self.throwWhatIsDue();
        self.waits(wait);
        try {
            if (!wait.isOver() && !Greenlet.suspend()) {
                InPlace.end(wait, channel, ops);
            }
        } finally {
            self.waits(null);
        }
        self.throwWhatIsDue();
    }

    /** For a {@link Watch}: which greenlet is on the thread; none while the hub itself waits. */
    public Watch.Subject stays() {
        TurnStart start = new TurnStart();
        return () -> {
            Greenlet<?> who = running;
            return who == null ? List.of() : List.of(new ThreadStay(who, thread, start.of(turn), depth));
        };
    }

    /** All greenlets that are spawned and not done, as a tree of who spawned whom, each with the stack it waits in. */
    public String runInfo() {
        return RunInfo.of(alive);
    }

    static Collection<Hub> all() {
        return ALL;
    }

    Selector selector() {
        return selector;
    }

    /** How long the current greenlet has had the thread, in nanoseconds, since it was first asked for. */
    long turnSoFar() {
        return System.nanoTime() - turnStart.of(turn);
    }

    /** Puts the current greenlet behind those who are ready, and lets them run. */
    void giveWay() {
        Greenlet<?> self = running;
        ready.add(self);
        if (!Greenlet.suspend()) {
            ready.remove(self);
        }
        self.throwWhatIsDue();
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
        next = target;
        if (running != null) {
            Greenlet.suspend();
            return;
        }
        enter();
        try {
            runAndFollow();
        } finally {
            leave();
        }
    }

    /** Runs {@link #next}, and whom it switches to, until one stops without naming another. */
    private void runAndFollow() {
        while (next != null) {
            turn++;
            running = next;
            next = null;
            running.resume();
            if (running.isDone()) {
                alive.remove(running);
            }
        }
        running = null;
    }

    /** Rounds of those who are ready: until nobody is, or it is time to look at the channels and timers again. */
    private void runReady() {
        long begun = System.nanoTime();
        do {
            for (int left = ready.size(); left > 0; left--) {
                next = ready.remove();
                runAndFollow();
            }
        } while (!ready.isEmpty() && System.nanoTime() - begun < ROUNDS);
    }

    /** The channels first, the timers after them: what arrived while the thread was kept busy is not too late. */
    private void waitForAll() throws IOException {
        long nanos = ready.isEmpty() ? timers.untilNext(clock.nanos()) : 0;
        if (nanos != 0 && nanos != Timers.NEVER) {
            nanos = clock.nanosToWait(nanos);
        }
        if (nanos == 0 || !fromOutside.isEmpty()) {
            selector.selectNow(Interest::ready);
        } else {
            boolean interrupted = Thread.interrupted();   // it would make the selector return at once, again and again
            selector.select(Interest::ready, nanos == Timers.NEVER ? 0 : nanos / 1_000_000 + 1);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        for (Runnable action = fromOutside.poll(); action != null; action = fromOutside.poll()) {
            action.run();
        }
        timers.fire(clock.nanos());
    }

    /** Closes the selector. Greenlets that are not done stay where they are, and are never resumed. */
    @Override
    public void close() throws IOException {
        ALL.remove(this);
        selector.close();
    }
}
