package greenlab.server;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Comparator;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The connectors for HTTP and HTTPS. Their ports are opened before the server starts, to report one in use at once. */
final class Connectors {

    /** A client that blocks may open a hundred connections and send a request on the last one minutes later. */
    private static final Duration IDLE = Duration.ofMinutes(15);
    /** Accepts a thousand simultaneous connections without refusing one. The kernel may cap it (somaxconn). */
    private static final int ACCEPT_QUEUE = 4096;

    private final ServerConfig config;
    private final ServerConnector http;
    private final ServerConnector https;

    Connectors(Server server, ServerConfig config, Keys keys) {
        this.config = config;
        var tls = new SslConnectionFactory(tls(keys), "http/1.1");
        this.http = listen(server, config.httpPort(), new HttpConnectionFactory(plain()));
        this.https = listen(server, config.httpsPort(), tls, new HttpConnectionFactory(secure()));
    }

    private ServerConnector listen(Server server, int port, ConnectionFactory... protocols) {
        var connector = new ServerConnector(server, protocols);
        connector.setHost(config.host());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        server.addConnector(connector);
        return connector;
    }

    private static HttpConfiguration plain() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        return configuration;
    }

    private static HttpConfiguration secure() {
        var configuration = plain();
        // HostCheck checks the Host header on both ports; Jetty's SNI check would reject it first, without a reason.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return configuration;
    }

    /**
     * Sends four session tickets per handshake (OpenSSL sends two, the JDK one). A ticket can be used once, and a full
     * handshake discards those that the client has left. Of a thousand connections opened together, 560 had no ticket
     * with one per handshake, 65 with two, 40 with four. Like Go, the server prefers AES-128, whose SHA-256 costs a
     * client with cold code less than SHA-384.
     */
    private static SslContextFactory.Server tls(Keys keys) {
        System.setProperty("jdk.tls.server.newSessionTicketCount", "4");
        var tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keys.keystore().toString());
        tls.setKeyStorePassword(Keys.PASSWORD);
        tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        tls.setCipherComparator(Comparator.comparing(suite -> !suite.contains("AES_128_GCM")));
        return tls;
    }

    URI openHttp() throws StartupException {
        return open(http, "http", "--port");
    }

    URI openHttps() throws StartupException {
        return open(https, "https", "--https-port");
    }

    /** Opens a port and returns its URI for clients. */
    private URI open(ServerConnector connector, String scheme, String option) throws StartupException {
        try {
            connector.open();
            return URI.create(scheme + "://" + nameForClients() + ":" + connector.getLocalPort());
        } catch (IOException | UnresolvedAddressException e) {
            throw new StartupException(reason(e, connector.getPort(), option), e);
        }
    }

    private String reason(Exception e, int port, String option) {
        var cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return StartupException.portInUse(port);
        }
        return "cannot listen on " + config.host() + " port " + port + ": "
            + (cause.getMessage() == null ? "unknown host" : cause.getMessage())
            + "; use --host " + ServerConfig.LOOPBACK + " " + option + " 0";
    }

    /** Prefers localhost, the name in the certificate, where it reaches the server. */
    private String nameForClients() {
        return switch (config.host()) {
            case ServerConfig.LOOPBACK, "localhost", "0.0.0.0", "::" -> "localhost";
            default -> config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        };
    }

    /** Closes both ports, which stopping a server that never started doesn't. */
    void close() {
        http.close();
        https.close();
    }
}
