package greenlab.green;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waiting with the thread, for those who can't leave it: threads that are no greenlets, and greenlets that are pinned.
 * While a pinned one waits here nobody else of its hub runs, which is what the {@link greenlab.watch.Watch} then reports.
 */
final class InPlace {
    private InPlace() {}

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
    static void end(Wait wait) throws IOException {
        long nanos = wait.nanosLeft();
        if (wait.what() != null) {
            wait.endInPlace(Deputy.await(wait.what(), nanos) ? Wait.Outcome.READY : Wait.Outcome.TIMEOUT);
        } else if (nanos != Timers.NEVER) {
            sleep(nanos);
            wait.endInPlace(Wait.Outcome.TIMEOUT);
        } else {
            wait.endInPlace(Wait.Outcome.THROWN);
            throw new Pinned(wait.greenlet().name());
        }
    }
}
