package greenlab.fetch;

import greenlab.monitor.RunningSlice;
import java.util.List;
import java.util.stream.Stream;

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
    public List<RunningSlice> runningSlices() {
        return Stream.ofNullable(slice).toList();
    }

    @Override
    public Fetch fetchOf(Object runner) {
        return (Fetch) runner;
    }
}
