package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Runs fetches, serially or concurrently, on one OS thread or several. The fetches don't depend on it. It is the
 * monitor's source of what runs on shared threads.
 */
interface FetchRuntime extends BlockingMonitor.SliceSource, Closeable {

    /** Runs all of them; returns when the last one has ended. */
    void run(List<Fetch> fetches) throws IOException, InterruptedException;

    /** The fetch of a slice's runner; null if none. */
    Fetch fetchOf(Object runner);

    /** Releases the runtime's resources; nothing may be running. */
    @Override
    default void close() throws IOException { }

    /** Creates the runtime of this name. Call it first: it configures the JVM's virtual threads. */
    static FetchRuntime named(RuntimeName name, int carriers) throws IOException {
        return switch (name) {
            case SERIAL -> new SerialRuntime();
            case THREADS -> new ThreadsRuntime(Thread.ofPlatform());
            case GREEN -> new GreenRuntime();
            case VIRTUAL -> ThreadsRuntime.virtual(carriers);
        };
    }
}
