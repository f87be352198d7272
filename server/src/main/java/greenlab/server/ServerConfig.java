package greenlab.server;

import greenlab.server.live.RunExecutor;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Configures a {@link DelayServer}.
 *
 * @param host the name or address to listen on; loopback unless other machines are to reach the server
 * @param httpPort the port for HTTP; 0 picks a free one
 * @param httpsPort the port for HTTPS; 0 picks a free one
 * @param threading how a delay waits
 * @param keys the folder that holds, or will hold, the keystore and the truststore
 * @param site the folder of the pages that it shows; without one it has a front page of its own
 * @param executor creates what carries out live runs; without one there are no live runs
 */
public record ServerConfig(String host, int httpPort, int httpsPort, Threading threading, Path keys,
                           Optional<Path> site, Optional<RunExecutor.Factory> executor) {

    /** The IPv4 loopback address. */
    public static final String LOOPBACK = "127.0.0.1";

    /** Accepts an IPv6 address in brackets, as URLs have it. */
    public ServerConfig {
        host = host.replaceFirst("^\\[(.*)]$", "$1");
    }

    /** Without a site and without live runs. */
    public ServerConfig(String host, int httpPort, int httpsPort, Threading threading, Path keys) {
        this(host, httpPort, httpsPort, threading, keys, Optional.empty(), Optional.empty());
    }

    /** Free ports on loopback and delays on a timer. */
    public static ServerConfig local(Path keys) {
        return new ServerConfig(LOOPBACK, 0, 0, new Threading.Async(), keys);
    }

    /** Whether the host stands for all addresses of this machine, as 0.0.0.0 does. */
    boolean listensOnAll() {
        try {
            return InetAddress.getByName(host).isAnyLocalAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Returns a copy with another way to delay requests. */
    public ServerConfig with(Threading other) {
        return new ServerConfig(host, httpPort, httpsPort, other, keys, site, executor);
    }

    /** Returns a copy that serves the site in a folder. */
    public ServerConfig withSite(Path folder) {
        return new ServerConfig(host, httpPort, httpsPort, threading, keys, Optional.of(folder), executor);
    }

    /** The same with live runs. */
    public ServerConfig withLiveRuns(RunExecutor.Factory of) {
        return new ServerConfig(host, httpPort, httpsPort, threading, keys, site, Optional.of(of));
    }
}
