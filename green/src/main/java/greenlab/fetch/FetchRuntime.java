package greenlab.fetch;

import greenlab.monitor.BlockingMonitor;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Runs fetches: one after the other or at once, on one OS thread or on many. The fetches don't know which. */
interface FetchRuntime extends Closeable {

    /** Runs them all; returns when the last one has ended. */
    void run(List<Fetch> fetches) throws IOException, InterruptedException;

    /** Who is on the thread that the others need. What {@link #fetchOf} makes of it is a fetch. */
    BlockingMonitor.SliceSource stays();

    /** The fetch that is behind one of {@link #stays}. */
    Fetch fetchOf(Object who);

    /** Lets go of what it waits with, once nothing runs any more. */
    @Override
    default void close() throws IOException { }

    /** Returns the runtime of that name. Call it before anything else: virtual threads are set up by it for the JVM. */
    static FetchRuntime named(RuntimeName name, int carriers) throws IOException {
        return switch (name) {
            case SERIAL -> new SerialRuntime();
            case THREADS -> new ThreadsRuntime();
            case GREEN -> new GreenRuntime();
            case VIRTUAL -> new VirtualRuntime(carriers);
        };
    }
}
