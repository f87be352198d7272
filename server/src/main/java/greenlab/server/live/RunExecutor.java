package greenlab.server.live;

import com.google.gson.JsonObject;
import greenlab.fetch.RunSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Carries out live runs. The server doesn't know how a run is started or drawn; the lab implements this. */
public interface RunExecutor {

    /** Creates an executor of runs that fetch from a given server. */
    @FunctionalInterface
    interface Factory {
        /**
         * @param http the server's address for http
         * @param https and for https
         * @param truststore verifies the server's certificate
         */
        RunExecutor of(URI http, URI https, Path truststore);
    }

    /**
     * Runs to the end on the calling thread. If that is interrupted, the run's JVM has ended when this returns.
     *
     * @param progress receives what a page shows of the run so far: each phase as it begins, and then a picture ten
     *     times a second
     * @return what a page shows of the finished run
     * @throws IllegalStateException with one line and a fix, if there is no JDK to run it on
     */
    JsonObject run(RunSpec spec, Consumer<JsonObject> progress) throws IOException, InterruptedException;

    /** Resolves what the first runs would otherwise wait for. Called once, in the background, also during a run. */
    void resolve() throws IOException;

    /** Loads the files that runs start from into the disk cache. Called after that; a requested run interrupts it. */
    void warmUp() throws IOException, InterruptedException;

    /** The scripts of the stages, in a form that Gson writes as JSON: the answer of {@code GET /api/stages}. */
    Object stages() throws IOException;
}
