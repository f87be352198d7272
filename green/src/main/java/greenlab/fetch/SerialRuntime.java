package greenlab.fetch;

import greenlab.monitor.RunningSlice;
import greenlab.monitor.RunningThread;
import greenlab.monitor.BlockingMonitor;
import java.util.List;

/** One after the other, on the calling thread: send, block, recv; send, block, recv. */
final class SerialRuntime implements FetchRuntime {
    private volatile RunningSlice stay;

    @Override
    public void run(List<Fetch> fetches) {
        int depth = RunningThread.depth();
        for (Fetch fetch : fetches) {
            stay = new RunningThread(fetch, Thread.currentThread(), System.nanoTime(), depth);
            fetch.run();
        }
        stay = null;
    }

    @Override
    public BlockingMonitor.SliceSource stays() {
        return () -> {
            RunningSlice now = stay;
            return now == null ? List.of() : List.of(now);
        };
    }

    @Override
    public Fetch fetchOf(Object who) {
        return (Fetch) who;
    }
}
