package greenlab.spans;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import zipkin2.reporter.BytesMessageSender;
import zipkin2.reporter.Encoding;

/**
 * A sender that discards all spans. The reporter asks it for each span's size while it holds the lock of its queue.
 * Once in a JVM the answer takes until the threads that make a hang certain wait for this lock: first one that can
 * unmount, then as many as there are carriers. In a service this order is luck, and needs days.
 */
final class QueueHolder extends BytesMessageSender.Base {
    private static final long LIMIT_NANOS = 5_000_000_000L;
    private static final int MAX_BYTES = 500_000;

    private final AtomicInteger active = new AtomicInteger();
    private final Set<Thread> finishing = ConcurrentHashMap.newKeySet();
    private final CountDownLatch draining = new CountDownLatch(1);
    private volatile boolean released;

    /** Work that may be interrupted. */
    interface Work {
        void run() throws InterruptedException;
    }

    QueueHolder() {
        super(Encoding.JSON);
    }

    /** A fetch has begun. */
    void begun() {
        active.incrementAndGet();
    }

    /** A fetch ends on this thread, with this work. */
    void finishing(Work work) throws InterruptedException {
        finishing.add(Thread.currentThread());
        work.run();
        finishing.remove(Thread.currentThread());
        active.decrementAndGet();
    }

    /** Waits until the reporter's thread holds the lock. */
    void awaitDrain() throws InterruptedException {
        draining.await();
    }

    /** Waits until the lock has a waiter, or has been released. */
    void awaitWaiter() throws InterruptedException {
        while (!released && waiters().isEmpty()) {
            Thread.sleep(1);
        }
    }

    private List<Thread> waiters() {
        return finishing.stream().filter(QueueHolder::waitsForLock).toList();
    }

    private static boolean waitsForLock(Thread thread) {
        Object blocker = LockSupport.getBlocker(thread);
        return blocker != null && blocker.getClass().getName().contains("ReentrantLock");
    }

    @Override
    public int messageSizeInBytes(int spanSize) {
        if (!released) {
            hold();
            released = true;
        }
        return super.messageSizeInBytes(spanSize);
    }

    private void hold() {
        draining.countDown();
        long since = 0;
        while (!isEnough(waiters()) && (since == 0 || System.nanoTime() - since < LIMIT_NANOS)) {
            LockSupport.parkNanos(1_000_000);
            since = since == 0 && !waiters().isEmpty() ? System.nanoTime() : since;
        }
    }

    /** A platform thread, and all greenlets on it, can't be part of the hang. */
    private boolean isEnough(List<Thread> waiters) {
        int carriers = Integer.getInteger("jdk.virtualThreadScheduler.parallelism", 1);
        return waiters.stream().anyMatch(thread -> !thread.isVirtual())
            || !waiters.isEmpty() && waiters.size() >= Math.min(active.get(), 1 + carriers);
    }

    @Override
    public int messageMaxBytes() {
        return MAX_BYTES;
    }

    @Override
    public void send(List<byte[]> spans) {
        // discarded
    }

    @Override
    public void close() {
        // nothing to close
    }
}
