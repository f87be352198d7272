package greenlab.server;

import greenlab.server.live.LiveRuns;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The server that makes clients wait: {@code /delay/1} answers after one second, over HTTP and HTTPS, and
 * {@code /stats?run=ID} tells how many of a run's requests it had at once. It shows the site, and runs what the site's
 * readers ask for. Its threads are daemons: a program that wants to stay for it waits by itself.
 */
public final class DelayServer implements AutoCloseable {

    /** Nothing waits in them. More would only be as many to take turns when ten thousand delays end at once. */
    private static final int THREADS = 32;

    private final Server server;
    private final Runs runs;
    private final URI http;
    private final URI https;
    private final Optional<LiveRuns> live;

    private DelayServer(Server server, Runs runs, URI http, URI https, Optional<LiveRuns> live) {
        this.server = server;
        this.runs = runs;
        this.http = http;
        this.https = https;
        this.live = live;
    }

    /**
     * Starts a server, making its keys if they aren't there yet, and returns once it answers on both ports.
     *
     * @throws CannotStart if a port is taken, the host isn't this machine's, or the keys can't be written
     */
    public static DelayServer start(ServerConfig config) throws CannotStart {
        var keys = Keys.in(config.keys());
        var server = new Server(threads());
        var runs = new Runs();
        var ports = new Ports(server, config, keys);
        server.setErrorHandler(new JsonErrors());
        server.setStopTimeout(0);
        try {
            var http = ports.openHttp();
            var https = ports.openHttps();
            var live = config.executor().map(factory -> new LiveRuns(factory.of(http, https, keys.truststore())));
            var started = new DelayServer(server, runs, http, https, live);
            server.setHandler(started.handler(config));
            server.start();
            WarmUp.of(https, keys);
            return started;
        } catch (Exception e) {
            LifeCycle.stop(server);
            ports.close();
            throw e instanceof CannotStart known ? known : new CannotStart("the server did not start: " + e, e);
        }
    }

    /**
     * Its queue wants to know how many references a processor loads at once. Jetty would start all of the JVM's management
     * to find out, which is a sixth of the time until the server answers.
     */
    private static QueuedThreadPool threads() {
        System.setProperty("org.eclipse.jetty.util.referencesPerCacheLine", "16");
        var pool = new QueuedThreadPool(THREADS);
        pool.setName("server");
        pool.setDaemon(true);
        return pool;
    }

    private Handler handler(ServerConfig config) throws IOException {
        var waiting = Waiting.by(config.threading(), server);
        server.addBean(waiting);
        var routes = new Routes(waiting, runs);
        var origins = new OwnOrigins(config.host(), http, https);
        live.ifPresent(runs -> routes.with(new LiveApi(runs, origins)));
        var site = config.site().isPresent() ? Site.of(server, config.site().get()) : Site.builtIn(server);
        return new OwnHosts(config.host(), new Handler.Sequence(routes, site));
    }

    /** The address for HTTP, with the real port and without a slash at its end: {@code http://localhost:8080}. */
    public URI http() {
        return http;
    }

    /** The address for HTTPS, with the real port and without a slash at its end: {@code https://localhost:8443}. */
    public URI https() {
        return https;
    }

    /** What {@code /stats?run=ID} tells: zeros for a run that never asked for a delay. */
    public Stats stats(String run) {
        return runs.stats(run);
    }

    /** Stops at once: live runs end, waiting requests get no answer, their connections are closed. */
    @Override
    public void close() {
        live.ifPresent(LiveRuns::close);
        LifeCycle.stop(server);
    }
}
