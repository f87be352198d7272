package greenlab.fetch;

import greenlab.watch.Stay;
import greenlab.watch.ThreadStay;
import greenlab.watch.Watch;
import java.util.List;

/** One after the other, on the calling thread: send, block, recv; send, block, recv. */
final class SerialRuntime implements FetchRuntime {
    private volatile Stay stay;

    @Override
    public void run(List<Fetch> fetches) {
        int depth = ThreadStay.depth();
        for (Fetch fetch : fetches) {
            stay = new ThreadStay(fetch, Thread.currentThread(), System.nanoTime(), depth);
            fetch.run();
        }
        stay = null;
    }

    @Override
    public Watch.Subject stays() {
        return () -> {
            Stay now = stay;
            return now == null ? List.of() : List.of(now);
        };
    }

    @Override
    public Fetch fetchOf(Object who) {
        return (Fetch) who;
    }
}
