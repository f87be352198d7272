package greenlab.server;

import java.nio.file.Path;

/**
 * What a {@link DelayServer} is started with.
 *
 * @param host the name or address to listen on; a loopback one unless other machines are meant to reach the server
 * @param httpPort the port for HTTP; 0 picks a free one
 * @param httpsPort the port for HTTPS; 0 picks a free one
 * @param threading how a delay waits
 * @param keys the folder that holds, or will hold, the keystore and the truststore
 */
public record ServerConfig(String host, int httpPort, int httpsPort, Threading threading, Path keys) {

    /** The address that only this machine can reach. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Free ports on loopback, delays on a timer: what a run that brings its own server wants. */
    public static ServerConfig local(Path keys) {
        return new ServerConfig(LOOPBACK, 0, 0, new Threading.Async(), keys);
    }

    /** The same, waiting in another way. */
    public ServerConfig with(Threading other) {
        return new ServerConfig(host, httpPort, httpsPort, other, keys);
    }
}
