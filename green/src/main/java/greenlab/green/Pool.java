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

/**
 * Greenlets of one hub, no more than a given number at a time. Who spawns one too many waits until another is done. For
 * greenlets of that hub.
 */
public final class Pool {
    private final Hub hub;
    private final int most;
    private final Queue<Waiter> waiting = new ArrayDeque<>();
    private int running;

    /** @param most how many may run at the same time, at least 1 */
    public Pool(Hub hub, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a pool of " + most + " greenlets runs nothing");
        }
        this.hub = hub;
        this.most = most;
    }

    /** How many are running. */
    public int running() {
        return running;
    }

    /** Spawns a greenlet as soon as there is room for it. */
    public <T> Greenlet<T> spawn(String name, Callable<? extends T> body) throws IOException {
        while (running >= most) {
            Waiter room = hub.newWaiter(null);
            waiting.add(room);
            try {
                hub.pause(room);
            } catch (Error thrownInto) {
                wakeNext();   // there may have been room for us, and is for the next
                throw thrownInto;
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
        Waiter next = waiting.poll();
        while (next != null && next.isOver()) {   // it was killed while it waited
            next = waiting.poll();
        }
        if (next != null) {
            next.ready();
        }
    }

    /** Applies {@code f} to each, each in a greenlet, and returns the results in the order of the items. */
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

    /** The same, each result as soon as it is there. What {@code f} throws, {@code next} throws. */
    public <A, B> Iterator<B> imapUnordered(Collection<? extends A> items, Function<? super A, ? extends B> f) {
        return new Results<>(items, f);
    }

    /** Spawns from a greenlet of its own, so that the reader needn't wait for room in the pool. */
    private final class Results<A, B> implements Iterator<B> {
        private final Queue<Greenlet<B>> done = new ArrayDeque<>();
        private int toCome;
        private Waiter reader;

        Results(Collection<? extends A> items, Function<? super A, ? extends B> f) {
            toCome = items.size();
            hub.spawn("imap", () -> {
                for (A item : items) {
                    Pool.this.<B>spawn("imap " + item, () -> f.apply(item)).link(this::arrived);
                }
                return null;
            });
        }

        private void arrived(Greenlet<B> greenlet) {
            done.add(greenlet);
            if (reader != null) {
                reader.ready();
            }
        }

        @Override
        public boolean hasNext() {
            return toCome > 0;
        }

        @Override
        public B next() {
            if (toCome == 0) {
                throw new NoSuchElementException();
            }
            try {
                while (done.isEmpty()) {
                    reader = hub.newWaiter(null);
                    hub.pause(reader);
                }
                toCome--;
                return done.remove().get();
            } catch (RuntimeException passedOn) {
                throw passedOn;
            } catch (Exception checked) {
                throw new IllegalStateException(checked);
            }
        }
    }
}
