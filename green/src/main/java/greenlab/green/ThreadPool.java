package greenlab.green;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/**
 * A few OS threads for what can't be made cooperative, such as asking the operating system for a name's address: the
 * greenlet waits, one of these threads blocks in its place. gevent's thread pool, with its size.
 */
public final class ThreadPool {
    private static final int THREADS = 10;
    private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS,
        Thread.ofPlatform().daemon().name("greenlab-offload-", 1).factory());

    private ThreadPool() {}

    /** Runs {@code blocking} on another thread while other greenlets run; in place where there is no greenlet. */
    public static <T> T call(Callable<T> blocking) throws Exception {
        Greenlet<?> self = Hub.current();
        if (self == null) {
            return blocking.call();
        }
        Hub hub = self.hub();
        Waiter wait = hub.newWaiter(null);
        FutureTask<T> task = new FutureTask<>(blocking);
        POOL.execute(() -> {
            task.run();
            hub.later(() -> wait.ready());
        });
        try {
            hub.pause(wait);
        } catch (Pinned nobodyElseCanRun) {
            // then waiting for the other thread keeps nobody from running
        }
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception itsOwn ? itsOwn : failed;
        }
    }
}
