package greenlab.pool;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Waiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.function.Function;

/** The results of {@link Pool#imapUnordered}. A greenlet of its own spawns, so that the reader needn't wait for room. */
final class UnorderedResults<A, B> implements Iterator<B> {
    private final Pool pool;
    private final Hub hub;
    private final Collection<? extends A> items;
    private final Greenlet<?> producer;
    private final Queue<Greenlet<B>> done = new ArrayDeque<>();
    private final Queue<Waiter> readers = new ArrayDeque<>();
    private int taken;
    private int running;

    UnorderedResults(Pool pool, Hub hub, Collection<? extends A> items, Function<? super A, ? extends B> f) {
        this.pool = pool;
        this.hub = hub;
        this.items = items;
        producer = hub.spawn("imap", () -> spawnAll(f));
        producer.link(ended -> wakeReaders());
    }

    private Void spawnAll(Function<? super A, ? extends B> f) throws IOException {
        for (A item : items) {
            taken++;
            Greenlet<B> greenlet = pool.spawn("imap " + item, () -> f.apply(item));
            running++;
            greenlet.link(this::add);
        }
        return null;
    }

    private void add(Greenlet<B> greenlet) {
        running--;
        done.add(greenlet);
        wakeReaders();
    }

    /** All of them: one that is killed meanwhile can't pass its wake-up on. */
    private void wakeReaders() {
        readers.forEach(Waiter::ready);
        readers.clear();
    }

    @Override
    public boolean hasNext() {
        try {
            while (done.isEmpty() && (running > 0 || !producer.isDone())) {
                Waiter reader = new Waiter(hub, Waiter.FOREVER);
                readers.add(reader);
                hub.pause(reader);
            }
            if (done.isEmpty()) {
                ensureAllTaken();
            }
            return !done.isEmpty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void ensureAllTaken() {
        if (producer.failure() != null) {
            throw unchecked(producer.failure());
        }
        if (items.size() != taken) {
            throw new ConcurrentModificationException(items.size() - taken
                + " items were added after the last one was taken; add them before, or spawn them in the pool");
        }
    }

    @Override
    public B next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return done.remove().get();
        } catch (Exception failed) {
            throw unchecked(failed);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException already ? already : new IllegalStateException(failure);
    }
}
