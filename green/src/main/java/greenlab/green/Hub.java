package greenlab.green;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import sun.nio.ch.SelChImpl;

/**
 * The loop under all greenlets of one OS thread: runs those that are ready, one after the other, and when none is,
 * waits in one place for all of them at once. It never takes the thread from a greenlet: who doesn't wait through the
 * hub keeps the others waiting, and that is what this kit is about.
 *
 * <p>A hub belongs to the thread that calls {@link #run}; only {@link #stays} may be used from another.
 * The loop is gevent's; that all waiting goes through one function is curio's.
 */
public final class Hub implements AutoCloseable {
    private static final ThreadLocal<Hub> OF_THREAD = new ThreadLocal<>();

    private final Clock clock;
    private final Selector selector;
    private final Queue<Greenlet> ready = new ArrayDeque<>();
    private final Timers timers = new Timers();
    private Thread thread;
    private int depth;
    private int alive;
    private Greenlet running;
    private volatile Watch.Stay stay;

    public Hub() throws IOException {
        this(Clock.SYSTEM);
    }

    /** A hub whose timers follow {@code clock}. */
    public Hub(Clock clock) throws IOException {
        this.clock = clock;
        this.selector = Selector.open();
    }

    /** The greenlet that is on the calling thread, or null where no hub is running one. */
    public static Greenlet current() {
        Hub hub = OF_THREAD.get();
        return hub == null ? null : hub.running;
    }

    /** Makes a greenlet that will run {@code body} when its turn comes. */
    public Greenlet spawn(String name, Runnable body) {
        Greenlet greenlet = new Greenlet(this, name, body);
        alive++;
        makeReady(greenlet);
        return greenlet;
    }

    /** Runs until the last greenlet is done. The calling thread is the one OS thread that they share. */
    public void run() throws IOException {
        OF_THREAD.set(this);
        thread = Thread.currentThread();
        depth = ThreadStay.depth();
        try {
            while (alive > 0) {
                runReady();
                if (alive > 0) {
                    waitForAll();
                }
            }
        } finally {
            OF_THREAD.remove();
        }
    }

    /** Sleeps for {@code time}, at least. In a greenlet the others run meanwhile; elsewhere the thread sleeps. */
    public static void sleep(Duration time) throws IOException {
        Greenlet self = current();
        if (self == null) {
            waitInPlace(null, 0, time.toNanos());
        } else {
            Hub hub = self.hub();
            hub.waitFor(self, null, 0, hub.clock.nanos() + time.toNanos());
        }
    }

    /**
     * Waits until the channel is ready for {@code ops} (of {@link java.nio.channels.SelectionKey}): in a greenlet
     * through the hub, elsewhere as the JDK's own sockets do, in place.
     *
     * @param channel in non-blocking mode
     * @param nanos for how long at most; {@link Long#MAX_VALUE} is for ever
     * @return false if the time ran out
     * @throws java.nio.channels.ClosedChannelException if the channel was closed
     */
    static boolean await(SelectableChannel channel, int ops, long nanos) throws IOException {
        Greenlet self = current();
        if (self == null) {
            return waitInPlace(channel, ops, nanos);
        }
        Hub hub = self.hub();
        Wait wait = hub.waitFor(self, channel, ops, nanos == Timers.NEVER ? nanos : hub.clock.nanos() + nanos);
        return !wait.timedOut();
    }

    /** For a {@link Watch}: which greenlet is on the thread; none while the hub itself waits. */
    public Watch.Subject stays() {
        return () -> {
            Watch.Stay now = stay;
            return now == null ? List.of() : List.of(now);
        };
    }

    void makeReady(Greenlet greenlet) {
        ready.add(greenlet);
    }

    /** The one suspension point: every wait of every greenlet goes through here. */
    private Wait waitFor(Greenlet self, SelectableChannel channel, int ops, long deadline) throws IOException {
        Wait wait = new Wait(self);
        if (channel != null) {
            Interest.add(selector, channel, ops, wait);
        }
        timers.add(deadline, wait);
        if (!Greenlet.suspend()) {
            waitPinned(wait, channel, ops, deadline);
        }
        if (channel != null && wait.timedOut()) {
            Interest.forget(selector, channel);
        }
        return wait;
    }

    /** The greenlet can't leave the thread, so the thread waits, and with it everyone: see {@link Greenlet#suspend}. */
    private void waitPinned(Wait wait, SelectableChannel channel, int ops, long deadline) throws IOException {
        long nanos = deadline == Timers.NEVER ? deadline : Math.max(1, deadline - clock.nanos());
        wait.endInPlace(waitInPlace(channel, ops, nanos));
    }

    private static boolean waitInPlace(SelectableChannel channel, int ops, long nanos) throws IOException {
        long start = System.nanoTime();
        if (channel == null) {
            LockSupport.parkNanos(nanos);
        } else {
            SelChImpl polled = (SelChImpl) channel;
            polled.park(polled.translateInterestOps(ops), nanos == Timers.NEVER ? 0 : nanos);
        }
        return nanos == Timers.NEVER || System.nanoTime() - start < nanos;
    }

    /** One turn: those who are ready now. Who becomes ready meanwhile comes after the selector's turn. */
    private void runReady() {
        for (int turn = ready.size(); turn > 0; turn--) {
            running = ready.remove();
            stay = new ThreadStay(running, thread, System.nanoTime(), depth);
            running.resume();
            alive -= running.isDone() ? 1 : 0;
        }
        stay = null;
        running = null;
    }

    /** The channels first, the timers after them: what arrived while the thread was kept busy is not too late. */
    private void waitForAll() throws IOException {
        long nanos = ready.isEmpty() ? timers.untilNext(clock.nanos()) : 0;
        if (nanos == 0) {
            selector.selectNow(Interest::ready);
        } else {
            selector.select(Interest::ready, nanos == Timers.NEVER ? 0 : nanos / 1_000_000 + 1);
        }
        timers.fire(clock.nanos());
    }

    /** Closes the selector. Greenlets that are not done stay where they are, and are never resumed. */
    @Override
    public void close() throws IOException {
        selector.close();
    }
}
