import greenlab.grade.HubExercise;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import jdk.internal.vm.Continuation;
import jdk.internal.vm.ContinuationScope;

/** One solution of the exercise. */
public class OwnHub implements HubExercise {
    static final ContinuationScope SCOPE = new ContinuationScope("own");

    /** Thrown into a killed greenlet. */
    static class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    class Green {
        final Body body;
        final Continuation continuation = new Continuation(SCOPE, this::play);
        final List<Green> joiners = new ArrayList<>();
        boolean started;
        boolean killed;
        boolean queued;

        Green(Body body) {
            this.body = body;
        }

        void play() {
            try {
                body.run();
            } catch (Killed killed) {
                // as asked
            } catch (Throwable failed) {
                System.out.println("a greenlet failed: " + failed);
            }
        }
    }

    record Wakeup(long at, Green green) {}

    final Selector selector = Selector.open();
    final Queue<Green> runQueue = new ArrayDeque<>();
    final Queue<Green> spawned = new ConcurrentLinkedQueue<>();
    final PriorityQueue<Wakeup> timers = new PriorityQueue<>(Comparator.comparingLong(Wakeup::at));
    final Set<Green> alive = new HashSet<>();
    volatile Thread owner;
    Green current;

    public OwnHub() throws IOException {}

    @Override
    public Object spawn(Body body) {
        Green green = new Green(body);
        if (owner == null || owner == Thread.currentThread()) {
            add(green);
        } else {
            spawned.add(green);
            selector.wakeup();
        }
        return green;
    }

    void add(Green green) {
        alive.add(green);
        ready(green);
    }

    void ready(Green green) {
        if (!green.queued) {
            green.queued = true;
            runQueue.add(green);
        }
    }

    void suspend() {
        Continuation.yield(SCOPE);
        if (current.killed) {
            throw new Killed();
        }
    }

    @Override
    public void yieldNow() {
        ready(current);
        suspend();
    }

    @Override
    public void sleep(double seconds) {
        Wakeup wakeup = new Wakeup(System.nanoTime() + (long) (seconds * 1e9), current);
        timers.add(wakeup);
        try {
            suspend();
        } finally {
            timers.remove(wakeup);
        }
    }

    @Override
    public void awaitReadable(SelectableChannel channel) throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ, current);
        try {
            suspend();
        } finally {
            if (key.isValid()) {
                key.interestOps(0);
            }
        }
    }

    @Override
    public void join(Object other) {
        Green green = (Green) other;
        if (alive.contains(green)) {
            green.joiners.add(current);
            suspend();
        }
    }

    @Override
    public void kill(Object other) {
        Green green = (Green) other;
        if (alive.contains(green)) {
            green.killed = true;
            ready(green);   // it throws
        }
    }

    @Override
    public void close(SelectableChannel channel) throws IOException {
        SelectionKey key = channel.keyFor(selector);
        channel.close();
        if (key != null) {
            ready((Green) key.attachment());   // its read throws
        }
    }

    @Override
    public void run() throws IOException {
        owner = Thread.currentThread();
        while (!alive.isEmpty()) {
            for (int i = runQueue.size(); i > 0; i--) {
                runNext();
            }
            if (!alive.isEmpty()) {
                waitForAll();
            }
        }
        owner = null;
    }

    void runNext() {
        current = runQueue.remove();
        current.queued = false;
        if (current.started || !current.killed) {
            current.started = true;
            current.continuation.run();
        }
        if (current.continuation.isDone() || !current.started) {
            alive.remove(current);
            current.joiners.forEach(this::ready);
        }
    }

    void waitForAll() throws IOException {
        if (!runQueue.isEmpty() || !spawned.isEmpty()) {
            selector.selectNow(this::wakeUp);
        } else if (!timers.isEmpty()) {
            selector.select(this::wakeUp, Math.max(1, (timers.peek().at() - System.nanoTime()) / 1_000_000 + 1));
        } else if (selector.keys().stream().anyMatch(key -> key.isValid() && key.interestOps() != 0)) {
            selector.select(this::wakeUp);
        } else {
            throw new IllegalStateException("greenlets wait for one another only");
        }
        for (Green green = spawned.poll(); green != null; green = spawned.poll()) {
            add(green);
        }
        while (!timers.isEmpty() && timers.peek().at() <= System.nanoTime()) {
            ready(timers.remove().green());
        }
    }

    void wakeUp(SelectionKey key) {
        key.interestOps(0);
        ready((Green) key.attachment());
    }
}
