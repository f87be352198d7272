package greenlab.server;

import greenlab.server.live.LiveRuns;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP and HTTPS server with delayed responses: {@code /delay/1} responds after one second, and
 * {@code /stats?run=ID} reports how many requests of a run were in flight. It also serves the site and starts the
 * site's live runs. All its threads are daemons, so they don't keep the JVM running.
 */
public final class DelayServer implements AutoCloseable {

    /** No request blocks them. More threads would only compete when ten thousand delays end at the same moment. */
    private static final int THREADS = 32;

    private final Server server;
    private final RunCounters counters = new RunCounters();
    private final URI http;
    private final URI https;
    private final Optional<LiveRuns> live;
    private final Keys keys;
    private boolean closed;

    private DelayServer(Server server, ServerConfig config, Keys keys) throws StartupException, IOException {
        this.server = server;
        this.keys = keys;
        this.http = Connectors.openHttp(server, config);
        this.https = Connectors.openHttps(server, config, keys);
        this.live = config.executor().map(factory -> new LiveRuns(factory.of(http, https, keys.truststore())));
        server.setErrorHandler(Routes::sendError);
        server.setStopTimeout(0);
        server.setHandler(handler(config));
    }

    /**
     * Opens the ports of a server, creating its keys if necessary, and starts it in a thread of its own. Clients can
     * connect at once; their requests wait until the server has started, a quarter of a second later in a cold JVM.
     * Meanwhile the caller starts a client's JVM. Then the server fetches from itself over HTTPS, so that TLS is fast.
     *
     * @throws StartupException if a port is in use, the host isn't this machine's, or the keys can't be written
     */
    public static DelayServer start(ServerConfig config) throws StartupException {
        var server = startCold(config);
        Thread.ofPlatform().daemon().name("server-warm-up").start(server::warmUp);
        return server;
    }

    /**
     * The same for clients that use HTTP only: the server doesn't fetch from itself.
     *
     * @throws StartupException for the same reasons
     */
    public static DelayServer startCold(ServerConfig config) throws StartupException {
        var keys = Keys.in(config.keys());
        var server = new Server(threads());
        try {
            var opened = new DelayServer(server, config, keys);
            Thread.ofPlatform().daemon().name("server-start").start(opened::begin);
            return opened;
        } catch (StartupException | IOException e) {
            Connectors.close(server);
            throw e instanceof StartupException startup ? startup
                : new StartupException("the server did not start: " + e, e);
        }
    }

    private synchronized void begin() {
        try {
            if (!closed) {
                server.start();
            }
        } catch (Exception e) {
            System.err.println("the server did not start: " + e);
            close();    // so that clients don't wait
        }
    }

    /**
     * In a cold JVM the first handshake takes ten times as long as later ones, which would distort a client's first
     * measurements; after four, runs take as long as after ten. A new context has no session to resume, so each
     * handshake is full.
     */
    private void warmUp() {
        try {
            for (int fetch = 0; fetch < 4; fetch++) {
                shakeHands();
            }
        } catch (IOException | GeneralSecurityException e) {
            // The server has been closed, so no client needs the warm-up.
        }
    }

    private void shakeHands() throws IOException, GeneralSecurityException {
        var client = keys.clientContext().getSocketFactory();
        try (var socket = client.createSocket(https.getHost(), https.getPort())) {
            socket.getOutputStream().write("GET /delay/0 HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes());
            socket.getInputStream().readAllBytes();
        }
    }

    /**
     * Creates the thread pool. Setting the number of references per cache line keeps Jetty from loading the JVM's
     * management classes to compute it, which takes a sixth of the start-up time.
     */
    private static QueuedThreadPool threads() {
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        var pool = new QueuedThreadPool(THREADS);
        pool.setName("server");
        pool.setDaemon(true);
        return pool;
    }

    private Handler handler(ServerConfig config) throws IOException {
        var delay = new Delay(config.threading(), server, counters);
        server.addBean(delay);
        var routes = new Routes().on(List.of("GET", "HEAD", "POST"), "/delay/{n}", delay::answer)
            .get("/stats", this::stats);
        Httpbin.addTo(routes);
        live.ifPresent(runs -> new LiveApi(runs).addTo(routes));
        var site = new Site(server, config.site().orElse(null));
        return new HostCheck(config, new Handler.Sequence(routes, site));
    }

    private void stats(Exchange exchange) {
        var run = Parameters.runId(exchange);
        if (run == null) {
            throw new BadMessageException("missing parameter run; expected /stats?run=ID");
        }
        exchange.json(stats(run));
    }

    /** Returns the base URI for HTTP, with the actual port and no trailing slash: {@code http://localhost:8080}. */
    public URI http() {
        return http;
    }

    /** Returns the base URI for HTTPS, with the actual port and no trailing slash: {@code https://localhost:8443}. */
    public URI https() {
        return https;
    }

    /** Returns the same as {@code /stats?run=ID}: zeros for a run without delay requests. */
    public Stats stats(String run) {
        return counters.stats(run);
    }

    /** Stops at once: ends live runs, and closes the connections of delayed requests without a response. */
    @Override
    public synchronized void close() {
        closed = true;
        live.ifPresent(LiveRuns::close);
        LifeCycle.stop(server);
        Connectors.close(server);
    }
}
