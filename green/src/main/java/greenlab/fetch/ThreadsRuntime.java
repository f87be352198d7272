package greenlab.fetch;

import greenlab.monitor.MountedVirtualThreads;
import greenlab.monitor.RunningSlice;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Concurrent fetches, each on its own thread: an OS thread, which it blocks and no other fetch needs; or a virtual
 * thread, for which the JDK's own sockets are cooperative.
 */
final class ThreadsRuntime implements FetchRuntime {
    private final Thread.Builder builder;
    private final MountedVirtualThreads mounted = new MountedVirtualThreads();
    private final Map<Thread, Fetch> fetches = new ConcurrentHashMap<>();

    ThreadsRuntime(Thread.Builder builder) {
        this.builder = builder;
    }

    /** The scheduler reads these properties once, when the first virtual thread is created. */
    static ThreadsRuntime virtual(int carriers) {
        System.setProperty("jdk.virtualThreadScheduler.parallelism", "" + carriers);
        System.setProperty("jdk.virtualThreadScheduler.maxPoolSize", "" + carriers);
        return new ThreadsRuntime(Thread.ofVirtual());
    }

    @Override
    public void run(List<Fetch> all) throws InterruptedException {
        List<Thread> threads = all.stream().map(this::threadFor).toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        fetches.clear();
    }

    private Thread threadFor(Fetch fetch) {
        Thread thread = builder.name("fetch " + fetch.number()).unstarted(fetch);
        if (thread.isVirtual()) {
            fetches.put(thread, fetch);
            mounted.follow(thread);
        }
        return thread;
    }

    /** Virtual threads share their carriers; an OS thread is shared by nothing. */
    @Override
    public List<RunningSlice> runningSlices() {
        return mounted.runningSlices();
    }

    @Override
    public Fetch fetchOf(Object runner) {
        return fetches.get((Thread) runner);
    }
}
