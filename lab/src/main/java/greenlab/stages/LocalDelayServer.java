package greenlab.stages;

import greenlab.server.DelayServer;
import greenlab.server.Keys;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import java.net.URI;
import java.nio.file.Path;

/** The delay server of a command without a URL: in this JVM, on free ports of loopback, until the command ends. */
public final class LocalDelayServer implements AutoCloseable {
    private final DelayServer server;
    private final Path truststore;

    private LocalDelayServer(DelayServer server, Path truststore) {
        this.server = server;
        this.truststore = truststore;
    }

    public static LocalDelayServer start(Checkout checkout) throws StartupException {
        return new LocalDelayServer(DelayServer.start(ServerConfig.local(checkout.tls())), truststore(checkout));
    }

    /** The truststore that verifies the delay servers of this checkout; it need not exist yet. */
    public static Path truststore(Checkout checkout) {
        return Keys.at(checkout.tls()).truststore();
    }

    /** Its address for http. */
    public URI http() {
        return server.http();
    }

    /** Its address for https. */
    public URI https() {
        return server.https();
    }

    /** Verifies its certificate. */
    public Path truststore() {
        return truststore;
    }

    @Override
    public void close() {
        server.close();
    }
}
