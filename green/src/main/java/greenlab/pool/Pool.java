package greenlab.pool;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Waiter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Limits how many greenlets of one hub run at the same time. For greenlets of that hub. */
public final class Pool {
    private final Hub hub;
    private final int size;
    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private int running;

    /** @param size how many greenlets may run at the same time, at least 1 */
    public Pool(Hub hub, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("pool size must be at least 1, was " + size);
        }
        this.hub = hub;
        this.size = size;
    }

    /** How many greenlets run. */
    public int running() {
        return running;
    }

    /** Spawns a greenlet, after a wait if the pool is full. */
    public <T> Greenlet<T> spawn(String name, Callable<? extends T> body) throws IOException {
        while (running >= size) {
            Waiter room = new Waiter(hub, Waiter.FOREVER);
            waiting.add(room);
            try {
                hub.pause(room);
            } catch (Error killed) {
                wakeNext();   // the room that woke this greenlet is for the next one
                throw killed;
            }
        }
        Greenlet<T> greenlet = hub.spawn(name, body);
        running++;
        greenlet.whenDone(done -> {
            running--;
            wakeNext();
        });
        return greenlet;
    }

    private void wakeNext() {
        waiting.removeIf(Waiter::isOver);   // killed while they waited
        if (!waiting.isEmpty()) {
            waiting.remove().ready();
        }
    }

    /**
     * Applies {@code f} to each item in a greenlet; returns the results in the order of the items. If one fails, or the
     * calling greenlet is killed, the remaining ones are killed.
     */
    public <A, B> List<B> map(Collection<? extends A> items, Function<? super A, ? extends B> f) throws Exception {
        List<Greenlet<B>> greenlets = new ArrayList<>();
        try {
            for (A item : items) {
                greenlets.add(spawn("map " + item, () -> f.apply(item)));
            }
            List<B> results = new ArrayList<>();
            for (Greenlet<B> greenlet : greenlets) {
                results.add(greenlet.get());
            }
            return results;
        } finally {
            greenlets.forEach(Greenlet::kill);
        }
    }

    /**
     * As {@link #map}, but each result as soon as it is available. {@code next} throws what {@code f} throws, and the
     * iteration may go on: the remaining greenlets are not killed, since another greenlet may read them. If iterating
     * over the items fails, also because {@code f} adds some, the last {@code hasNext} throws that exception. Greenlets
     * may share the iterator. A failure whose result is never read isn't reported.
     */
    public <A, B> Iterator<B> imapUnordered(Collection<? extends A> items, Function<? super A, ? extends B> f) {
        return new UnorderedResults<>(this, hub, items, f);
    }
}
