package greenlab.capacity;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monkey.Monkey;
import greenlab.monkey.Patch;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Who runs a small server's handler. The handler is the same, and blocks; so is the loop that accepts users. */
public enum Serving {
    /** A fixed pool of OS threads, the scenario's workers, with its line before it. */
    THREADS {
        @Override
        void serve(Scenario scenario, Handler handler) throws Exception {
            int workers = scenario.workers();
            BlockingQueue<Runnable> line =
                scenario.line() == 0 ? new SynchronousQueue<>() : new LinkedBlockingQueue<>(scenario.line());
            try (var pool = new ThreadPoolExecutor(workers, workers, 1, TimeUnit.MINUTES, line)) {
                pool.prestartAllCoreThreads();
                handler.acceptAll(pool);
            }
        }
    },
    /** A greenlet for each request, all of them on one OS thread: the sockets and the sleep are patched. */
    GREEN {
        @Override
        void serve(Scenario scenario, Handler handler) throws Exception {
            Monkey.patchAll(Patch.DNS);   // all but that one: nobody looks a name up
            try (Hub hub = new Hub()) {
                Greenlet<?> door = hub.spawn("door", () -> {
                    handler.acceptAll(request -> hub.spawn("request", request));
                    return null;
                });
                hub.run();
                door.get();
            }
        }
    },
    /** A virtual thread for each request. */
    VIRTUAL {
        @Override
        void serve(Scenario scenario, Handler handler) throws Exception {
            try (var each = Executors.newVirtualThreadPerTaskExecutor()) {
                handler.acceptAll(each);
            }
        }
    };

    /** Serves on the calling thread, without an end: it ends with its JVM. */
    abstract void serve(Scenario scenario, Handler handler) throws Exception;

    /** {@code threads}, {@code green} or {@code virtual}, as for {@code jbang fetch --runtime}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
