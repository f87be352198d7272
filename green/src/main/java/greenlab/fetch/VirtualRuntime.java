package greenlab.fetch;

import greenlab.monitor.MountedVirtualThreads;
import greenlab.monitor.BlockingMonitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All at once as virtual threads. The JDK's own sockets are cooperative for them: this JDK ships patched. */
final class VirtualRuntime implements FetchRuntime {
    private final MountedVirtualThreads stays = new MountedVirtualThreads();
    private final Map<Thread, Fetch> fetches = new ConcurrentHashMap<>();

    /** The scheduler reads how many carriers it may have once, when the first virtual thread is made. */
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
            stays.follow(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        fetches.clear();
    }

    @Override
    public BlockingMonitor.SliceSource stays() {
        return stays;
    }

    @Override
    public Fetch fetchOf(Object who) {
        return fetches.get((Thread) who);
    }
}
