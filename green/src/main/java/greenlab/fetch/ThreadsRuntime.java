package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import java.util.ArrayList;
import java.util.List;

/** Concurrent fetches, each on its own OS thread. Each blocks its thread, which no other fetch needs. */
final class ThreadsRuntime implements FetchRuntime {

    @Override
    public void run(List<Fetch> fetches) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Fetch fetch : fetches) {
            threads.add(Thread.ofPlatform().name("fetch " + fetch.number()).start(fetch));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Override
    public BlockingMonitor.SliceSource runningSlices() {
        return List::of;
    }

    @Override
    public Fetch fetchOf(Object runner) {
        throw new IllegalStateException("no thread is shared, so none can be blocked for others");
    }
}
