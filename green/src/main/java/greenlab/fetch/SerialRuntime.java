package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.RunningSlice;
import java.util.List;

/** Serial fetches on the calling thread: send, block, recv; send, block, recv. */
final class SerialRuntime implements FetchRuntime {
    private volatile RunningSlice slice;

    @Override
    public void run(List<Fetch> fetches) {
        int depth = RunningSlice.depth();
        for (Fetch fetch : fetches) {
            slice = new RunningSlice(fetch, Thread.currentThread(), System.nanoTime(), depth);
            fetch.run();
        }
        slice = null;
    }

    @Override
    public BlockingMonitor.SliceSource runningSlices() {
        return () -> {
            RunningSlice now = slice;
            return now == null ? List.of() : List.of(now);
        };
    }

    @Override
    public Fetch fetchOf(Object runner) {
        return (Fetch) runner;
    }
}
