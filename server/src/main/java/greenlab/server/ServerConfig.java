package greenlab.server;

import greenlab.stages.House;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Configures a {@link DelayServer}.
 *
 * @param host the name or address to listen on; loopback unless other machines are to reach the server
 * @param httpPort the port for HTTP; 0 picks a free one
 * @param httpsPort the port for HTTPS; 0 picks a free one
 * @param threading how requests are delayed
 * @param keys the folder of the keystore and the truststore, which are created if missing
 * @param site the folder of the site to serve; if empty, the server has only a built-in front page
 * @param house the checkout whose stages can be run live; if empty, there are no live runs
 */
public record ServerConfig(String host, int httpPort, int httpsPort, Threading threading, Path keys,
                           Optional<Path> site, Optional<House> house) {

    /** The IPv4 loopback address. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Without a site and without live runs. */
    public ServerConfig(String host, int httpPort, int httpsPort, Threading threading, Path keys) {
        this(host, httpPort, httpsPort, threading, keys, Optional.empty(), Optional.empty());
    }

    /** Free ports on loopback and delays on a timer. */
    public static ServerConfig local(Path keys) {
        return new ServerConfig(LOOPBACK, 0, 0, new Threading.Async(), keys);
    }

    /** Returns a copy with another way to delay requests. */
    public ServerConfig with(Threading other) {
        return new ServerConfig(host, httpPort, httpsPort, other, keys, site, house);
    }

    /** Returns a copy that serves the site in a folder. */
    public ServerConfig withSite(Path folder) {
        return new ServerConfig(host, httpPort, httpsPort, threading, keys, Optional.of(folder), house);
    }

    /** Returns a copy that allows live runs of a checkout's stages. */
    public ServerConfig withLiveRuns(House of) {
        return new ServerConfig(host, httpPort, httpsPort, threading, keys, site, Optional.of(of));
    }
}
