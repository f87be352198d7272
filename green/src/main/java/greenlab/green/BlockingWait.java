package greenlab.green;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits that block the thread, for threads that run no greenlet and for greenlets that are pinned.
 * While a pinned greenlet waits here, no other greenlet of its hub runs; the
 * {@link greenlab.monitor.BlockingMonitor} reports that.
 */
final class BlockingWait {
    private BlockingWait() {}

    /** By a latch that nobody opens, since Thread.sleep may be patched, and its patch lead here. */
    static void sleep(long nanos) throws IOException {
        try {
            new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it slept");
        }
    }

    /** Goes through a pinned greenlet's wait. */
    static void end(Waiter wait) throws IOException {
        long nanos = wait.nanosLeft();
        if (wait.what() != null) {
            wait.endInPlace(BlockingPoller.await(wait.what(), nanos) ? Waiter.Outcome.READY : Waiter.Outcome.TIMEOUT);
        } else if (nanos != Timers.NEVER) {
            sleep(nanos);
            wait.endInPlace(Waiter.Outcome.TIMEOUT);
        } else {
            wait.endInPlace(Waiter.Outcome.THROWN);
            throw new Pinned(wait.greenlet().name());
        }
    }
}
