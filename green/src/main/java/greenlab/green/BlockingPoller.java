package greenlab.green;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Waits for a channel in the place of a thread that has no hub, or of a greenlet that can't leave its thread: a greenlet
 * of one more hub, on a daemon thread, which all of them share. So the thread itself just parks, which a virtual one
 * can do without keeping its carrier. The JDK has its virtual threads wait for their sockets in the same way.
 */
final class BlockingPoller {
    private static final Hub HUB = hub();

    private BlockingPoller() {}

    private static Hub hub() {
        try {
            Hub hub = new Hub();
            Greenlet<?> neverDone = hub.spawn("never done", () -> {
                hub.pause(hub.newWaiter(null));
                return null;
            });
            Thread.ofPlatform().daemon().name("greenlab-deputies").start(() -> run(hub));
            endWithJvm(neverDone);
            return hub;
        } catch (IOException noDescriptors) {
            throw new UncheckedIOException(noDescriptors);
        }
    }

    /** A JVM that exits waits 0.3 s for threads which are in native code, and this one would be: in its select. */
    private static void endWithJvm(Greenlet<?> keepsHub) {
        Runtime.getRuntime().addShutdownHook(new Thread(keepsHub::kill, "greenlab-deputies-end"));
    }

    private static void run(Hub hub) {
        try {
            hub.run();
        } catch (IOException selectorFailed) {
            throw new UncheckedIOException(selectorFailed);
        }
    }

    /**
     * Waits until the channel is ready, or its socket closed. A platform thread that is interrupted waits on, and stays
     * interrupted.
     *
     * @param nanos for how long at most; {@link Timers#NEVER} is for ever
     * @return false if the time ran out
     * @throws InterruptedIOException if a virtual thread is interrupted
     */
    static boolean await(IoCondition what, long nanos) throws InterruptedIOException {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        Greenlet<?> deputy = HUB.greenlet("waits for " + Thread.currentThread().getName(), () -> {
            boolean ready = true;   // if its socket is closed, too: to try again is to find that out
            try {
                return ready = CooperativeIo.await(what, nanos);
            } finally {
                ChannelWaiters.letGo(HUB.selector(), what.channel());
                told.complete(ready);
            }
        });
        HUB.later(() -> HUB.start(deputy));
        return answer(told, deputy);
    }

    private static boolean answer(CompletableFuture<Boolean> told, Greenlet<?> deputy) throws InterruptedIOException {
        if (!Thread.currentThread().isVirtual()) {
            return told.join();
        }
        try {
            return told.get();
        } catch (InterruptedException stop) {
            deputy.kill();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        } catch (ExecutionException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
