package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.MountedVirtualThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Concurrent fetches on virtual threads. The JDK's own sockets are cooperative for them. */
final class VirtualRuntime implements FetchRuntime {
    private final MountedVirtualThreads slices = new MountedVirtualThreads();
    private final Map<Thread, Fetch> fetches = new ConcurrentHashMap<>();

    /** The scheduler reads these properties once, when the first virtual thread is created. */
    VirtualRuntime(int carriers) {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "" + carriers);
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "" + carriers);
    }

    @Override
    public void run(List<Fetch> all) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Fetch fetch : all) {
            Thread thread = Thread.ofVirtual().name("fetch " + fetch.number()).unstarted(fetch);
            threads.add(thread);
            fetches.put(thread, fetch);
            slices.follow(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        fetches.clear();
    }

    @Override
    public BlockingMonitor.SliceSource runningSlices() {
        return slices;
    }

    @Override
    public Fetch fetchOf(Object runner) {
        return fetches.get((Thread) runner);
    }
}
