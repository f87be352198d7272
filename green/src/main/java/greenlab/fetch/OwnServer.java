package greenlab.fetch;

import java.net.URI;
import java.nio.file.Path;

/** A delay server that somebody starts for a run that names no address, and stops after it. */
public interface OwnServer extends AutoCloseable {

    /** Its address for {@code http} or {@code https}. */
    URI address(String proto);

    /** By which its certificate is verified. */
    Path truststore();

    @Override
    void close();

    /** Starts one. */
    @FunctionalInterface
    interface Starter {
        OwnServer start();
    }
}
