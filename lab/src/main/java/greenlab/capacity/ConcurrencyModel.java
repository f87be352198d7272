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

/** What runs the requests of a small server. Accept loop and handler are the same blocking code in all of them. */
public enum ConcurrencyModel {
    /** A fixed pool of OS threads with a queue: the scenario's workers and queue limit. */
    THREADS {
        @Override
        void serve(CapacityScenario scenario, SmallServer server) throws Exception {
            int workers = scenario.workers();
            BlockingQueue<Runnable> queue = scenario.queueLimit() == 0 ? new SynchronousQueue<>()
                : new LinkedBlockingQueue<>(scenario.queueLimit());
            try (var pool = new ThreadPoolExecutor(workers, workers, 1, TimeUnit.MINUTES, queue)) {
                pool.prestartAllCoreThreads();
                server.acceptAll(pool);
            }
        }
    },
    /** A greenlet for each request, all on one OS thread; sockets and sleep are patched. */
    GREEN {
        @Override
        void serve(CapacityScenario scenario, SmallServer server) throws Exception {
            Monkey.patchAll(Patch.DNS);   // all patches except that one: no names are resolved
            try (Hub hub = new Hub()) {
                Greenlet<?> acceptor = hub.spawn("acceptor", () -> {
                    server.acceptAll(request -> hub.spawn("request", request));
                    return null;
                });
                hub.run();
                acceptor.get();
            }
        }
    },
    /** A virtual thread for each request. */
    VIRTUAL {
        @Override
        void serve(CapacityScenario scenario, SmallServer server) throws Exception {
            try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
                server.acceptAll(executor);
            }
        }
    };

    /** Serves on the calling thread until the JVM ends. */
    abstract void serve(CapacityScenario scenario, SmallServer server) throws Exception;

    /** {@code threads}, {@code green} or {@code virtual}, as for {@code jbang fetch --runtime}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
