package greenlab.pool;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.Pinned;
import greenlab.green.Waiter;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * A few OS threads for calls that can't be made cooperative, such as a name lookup by the operating system. The
 * greenlet waits while one of these threads blocks. gevent's thread pool, with its size.
 */
public final class ThreadPool {
    private static final int THREADS = 10;
    private static final ThreadPoolExecutor POOL = (ThreadPoolExecutor) Executors.newFixedThreadPool(THREADS,
        Thread.ofPlatform().daemon().name("greenlab-threadpool-", 1).factory());

    private ThreadPool() {}

    /**
     * Runs {@code blocking} on another thread while other greenlets run; on this thread if it runs no greenlet. If the
     * greenlet is killed or its time is up, a call that hasn't begun never does.
     */
    public static <T> T call(Callable<T> blocking) throws Exception {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return blocking.call();
        }
        Hub hub = self.hub();
        Waiter waiter = new Waiter(hub, Waiter.FOREVER);
        FutureTask<T> task = new FutureTask<>(blocking);
        Runnable work = () -> {
            task.run();
            hub.later(waiter::ready);
        };
        try (Hub.ExpectedThread worker = hub.expectThread()) {
            POOL.execute(work);
            hub.pause(waiter);
        } catch (Pinned blocksInstead) {
            // no other greenlet can run now, so task.get() may block
        } catch (Error killedOrLate) {
            POOL.remove(work);
            throw killedOrLate;
        }
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception itsOwn ? itsOwn : failed;
        }
    }
}
