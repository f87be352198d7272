package greenlab.green;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
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
            Waiter room = hub.newWaiter(null);
            waiting.add(room);
            try {
                hub.pause(room);
            } catch (Error killed) {
                wakeNext();   // the room that woke this greenlet is for the next one
                throw killed;
            }
        }
        running++;
        Greenlet<T> greenlet = hub.spawn(name, body);
        greenlet.link(done -> {
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

    /** Applies {@code f} to each item in a greenlet; returns the results in the order of the items. */
    public <A, B> List<B> map(Collection<? extends A> items, Function<? super A, ? extends B> f) throws Exception {
        List<Greenlet<B>> greenlets = new ArrayList<>();
        for (A item : items) {
            greenlets.add(spawn("map " + item, () -> f.apply(item)));
        }
        List<B> results = new ArrayList<>();
        for (Greenlet<B> greenlet : greenlets) {
            results.add(greenlet.get());
        }
        return results;
    }

    /** As {@link #map}, but each result as soon as it is available. {@code next} throws what {@code f} throws. */
    public <A, B> Iterator<B> imapUnordered(Collection<? extends A> items, Function<? super A, ? extends B> f) {
        return new Results<>(items, f);
    }

    /** Spawns from its own greenlet, so that the reader needn't wait for room in the pool. */
    private final class Results<A, B> implements Iterator<B> {
        private final Queue<Greenlet<B>> done = new ArrayDeque<>();
        private int missing;
        private Waiter reader;

        Results(Collection<? extends A> items, Function<? super A, ? extends B> f) {
            missing = items.size();
            hub.spawn("imap", () -> {
                for (A item : items) {
                    Pool.this.<B>spawn("imap " + item, () -> f.apply(item)).link(this::add);
                }
                return null;
            });
        }

        private void add(Greenlet<B> greenlet) {
            done.add(greenlet);
            if (reader != null) {
                reader.ready();
            }
        }

        @Override
        public boolean hasNext() {
            return missing > 0;
        }

        @Override
        public B next() {
            if (missing == 0) {
                throw new NoSuchElementException();
            }
            try {
                while (done.isEmpty()) {
                    reader = hub.newWaiter(null);
                    hub.pause(reader);
                }
                missing--;
                return done.remove().get();
            } catch (RuntimeException unchecked) {
                throw unchecked;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        }
    }
}
