package greenlab.net;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Waiter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Waits for channels on behalf of threads without a hub and of pinned greenlets: each wait is a greenlet of one
 * shared hub, on a daemon thread. The caller only parks, so a virtual thread can unmount. The JDK's pollers for virtual
 * threads work in the same way.
 */
final class BlockingPoller {
    private static final Hub HUB = startHub();

    private BlockingPoller() {}

    private static Hub startHub() {
        try {
            Hub hub = new Hub();
            Greenlet<?> neverDone = hub.spawn("never done", () -> {
                Hub.sleep(Duration.ofNanos(Waiter.FOREVER));
                return null;
            });
            Thread.ofPlatform().daemon().name("greenlab-poller").start(() -> run(hub));
            // The exit of a JVM waits 0.3 s for threads in native code, such as this one in its select.
            Runtime.getRuntime().addShutdownHook(new Thread(neverDone::kill, "greenlab-poller-end"));
            return hub;
        } catch (IOException noDescriptors) {
            throw new UncheckedIOException(noDescriptors);
        }
    }

    private static void run(Hub hub) {
        try {
            hub.run();
        } catch (IOException selectorFailed) {
            throw new UncheckedIOException(selectorFailed);
        }
    }

    /**
     * Waits until the channel is ready or its socket closed. An interrupted platform thread continues to wait, and
     * keeps its interrupt status.
     *
     * @param nanos the time limit, or {@link Waiter#FOREVER}
     * @return false if the time ran out
     * @throws InterruptedIOException if a virtual thread is interrupted
     */
    static boolean await(IoCondition condition, long nanos) throws InterruptedIOException {
        CompletableFuture<Boolean> result = new CompletableFuture<>();
        Greenlet<?> waiting = HUB.greenlet("waits for " + Thread.currentThread().getName(), () -> {
            boolean ready = true;   // also if the socket is closed: the next attempt detects that
            try {
                return ready = condition.await(nanos);
            } finally {
                ChannelWaiters.deregisterIdle(HUB.selector(), condition.channel());
                result.complete(ready);
            }
        });
        HUB.later(waiting::start);
        if (!Thread.currentThread().isVirtual()) {
            return result.join();
        }
        try {
            return result.get();
        } catch (InterruptedException stop) {
            waiting.kill();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
