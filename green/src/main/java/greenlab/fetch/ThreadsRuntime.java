package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import java.util.ArrayList;
import java.util.List;

/** All at once, each on an OS thread of its own. Each blocks its thread, and keeps nobody else waiting by it. */
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
    public BlockingMonitor.SliceSource stays() {
        return List::of;
    }

    @Override
    public Fetch fetchOf(Object who) {
        throw new IllegalStateException("no thread is shared, so nobody keeps it from others");
    }
}
