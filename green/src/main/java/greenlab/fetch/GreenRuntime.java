package greenlab.fetch;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.monitor.BlockingMonitor;
import greenlab.monitor.RunningSlice;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Concurrent fetches on the calling thread, as greenlets: send, send, send, block once, recv, recv, recv. That is with
 * patched sockets; with others, a greenlet that waits blocks the hub.
 */
final class GreenRuntime implements FetchRuntime {
    private final Hub hub = new Hub();
    private final BlockingMonitor.SliceSource slices = hub.runningSlices();
    private final Map<Greenlet<?>, Fetch> fetches = new ConcurrentHashMap<>();

    GreenRuntime() throws IOException {}

    @Override
    public void run(List<Fetch> all) throws IOException {
        for (Fetch fetch : all) {
            fetches.put(hub.spawn("fetch " + fetch.number(), fetch), fetch);
        }
        hub.run();
        fetches.clear();
    }

    @Override
    public List<RunningSlice> runningSlices() {
        return slices.runningSlices();
    }

    @Override
    public Fetch fetchOf(Object runner) {
        return fetches.get((Greenlet<?>) runner);
    }

    @Override
    public void close() throws IOException {
        hub.close();
    }
}
