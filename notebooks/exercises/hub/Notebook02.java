import greenlab.grade.HubExercise;
import java.io.IOException;
import java.nio.channels.*;
import java.util.*;
import jdk.internal.vm.*;

/** The hub of notebook 02: its cells, and below them the exercise's five methods. */
public class Notebook02 implements HubExercise {
    // yield suspends the innermost continuation of this scope
    ContinuationScope scope = new ContinuationScope("cells");

    interface Work { void run() throws Exception; }

    HashSet<Continuation> alive = new HashSet<Continuation>();        // greenlets that haven't ended
    ArrayDeque<Continuation> runQueue = new ArrayDeque<Continuation>();  // greenlets that can run now
    Continuation current;                           // the running greenlet, and when it was resumed
    long currentSince;

    void attempt(Work work) {
        try {
            work.run();
        } catch (Exception failed) {
            System.out.println("a greenlet failed: " + failed);
        }
    }

    void suspend() {
        Continuation.yield(scope);
    }

    Continuation spawn(Work work) {
        var greenlet = new Continuation(scope, () -> attempt(work));
        alive.add(greenlet);
        runQueue.add(greenlet);
        return greenlet;
    }

    void runNext() {
        currentSince = System.nanoTime();
        current = runQueue.remove();
        current.run();
        if (current.isDone()) {
            alive.remove(current);
        }
        current = null;
    }

    public void yieldNow() {
        runQueue.add(current);
        suspend();
    }

    record Wakeup(long at, Continuation greenlet) {}

    PriorityQueue<Wakeup> timers = new PriorityQueue<Wakeup>(Comparator.comparingLong(Wakeup::at));

    void sleepGreen(double seconds) {
        timers.add(new Wakeup(System.nanoTime() + (long) (seconds * 1e9), current));
        suspend();
    }

    /** Milliseconds until the next wake-up; if there is none, 0, which a selector takes as "forever". */
    long millisToNextTimer() {
        return timers.isEmpty() ? 0 : Math.max(1, (timers.peek().at() - System.nanoTime()) / 1_000_000 + 1);
    }

    void fireTimers() {
        while (!timers.isEmpty() && timers.peek().at() <= System.nanoTime()) {
            runQueue.add(timers.remove().greenlet());
        }
    }

    Selector selector = Selector.open();

    void waitFor(SelectableChannel channel, int operation) throws IOException {
        channel.register(selector, operation, current);
        suspend();
    }

    void wakeUp(SelectionKey key) {
        key.interestOps(0);   // a greenlet that wants to wait again registers again
        runQueue.add((Continuation) key.attachment());
    }

    /** Waits until a socket is ready or a timer is due; only polls if a greenlet can run, or none is left. */
    void waitForSockets() throws IOException {
        if (runQueue.isEmpty() && !alive.isEmpty()) {
            selector.select(key -> wakeUp(key), millisToNextTimer());
        } else {
            selector.selectNow(key -> wakeUp(key));
        }
    }

    void runHub() throws IOException {
        try {
            while (!alive.isEmpty() && !Thread.currentThread().isInterrupted()) {
                for (int i = runQueue.size(); i > 0; i--) {
                    runNext();
                }
                waitForSockets();
                fireTimers();
            }
        } finally { reset(); }
    }

    /** Clears what an interrupted run has left. */
    void reset() {
        alive.clear();
        runQueue.clear();
        timers.clear();
        selector.keys().forEach(key -> key.cancel());
    }

    // The exercise's methods.

    public Notebook02() throws IOException {}

    @Override
    public Object spawn(Body body) {
        return spawn((Work) body::run);
    }

    @Override
    public void sleep(double seconds) {
        sleepGreen(seconds);
    }

    @Override
    public void awaitReadable(SelectableChannel channel) throws IOException {
        waitFor(channel, SelectionKey.OP_READ);
    }

    @Override
    public void run() throws IOException {
        runHub();
    }
}
