package greenlab.green;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * A few OS threads for calls that can't be made cooperative, such as a name lookup by the operating system. The
 * greenlet waits while one of these threads blocks. gevent's thread pool, with its size.
 */
public final class ThreadPool {
    private static final int THREADS = 10;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS,
        Thread.ofPlatform().daemon().name("greenlab-threadpool-", 1).factory());

    private ThreadPool() {}

    /** Runs {@code blocking} on another thread while other greenlets run; on this thread if it runs no greenlet. */
    public static <T> T call(Callable<T> blocking) throws Exception {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return blocking.call();
        }
        Hub hub = self.hub();
        Waiter waiter = hub.newWaiter(null);
        FutureTask<T> task = new FutureTask<>(blocking);
        POOL.execute(() -> {
            task.run();
            hub.later(waiter::ready);
        });
        try {
            hub.pause(waiter);
        } catch (Pinned blocksInstead) {
            // no other greenlet can run now, so task.get() may block
        }
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception itsOwn ? itsOwn : failed;
        }
    }
}
