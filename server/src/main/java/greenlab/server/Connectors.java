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

    private Connectors() {}

    /** Opens the port for HTTP and returns its URI for clients. */
    static URI openHttp(Server server, ServerConfig config) throws StartupException {
        return open(server, config, config.httpPort(), "--port", new HttpConnectionFactory(plain()));
    }

    /** Opens the port for HTTPS and returns its URI for clients. */
    static URI openHttps(Server server, ServerConfig config, Keys keys) throws StartupException {
        return open(server, config, config.httpsPort(), "--https-port",
            new SslConnectionFactory(tls(keys), "http/1.1"), new HttpConnectionFactory(secure()));
    }

    private static URI open(Server server, ServerConfig config, int port, String option,
            ConnectionFactory... protocols) throws StartupException {
        var host = config.host();
        var connector = connector(server, host, port, protocols);
        try {
            connector.open();
        } catch (IOException | UnresolvedAddressException e) {
            throw new StartupException(reason(e, host, port, option), e);
        } finally {
            server.addConnector(connector);
        }
        if (host.equals(ServerConfig.LOOPBACK) || host.equals("localhost")) {
            openIpv6(server, connector.getLocalPort(), protocols);
        }
        var scheme = protocols.length == 1 ? "http" : "https";
        return URI.create(scheme + "://" + nameForClients(config) + ":" + connector.getLocalPort());
    }

    private static ServerConnector connector(Server server, String host, int port, ConnectionFactory... protocols) {
        var connector = new ServerConnector(server, protocols);
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        return connector;
    }

    /** The other address that localhost can mean. A machine without IPv6 doesn't have it. */
    private static void openIpv6(Server server, int port, ConnectionFactory... protocols) {
        var connector = connector(server, "::1", port, protocols);
        try {
            connector.open();
            server.addConnector(connector);
        } catch (IOException | UnresolvedAddressException unavailable) {
            connector.close();
        }
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
     * handshake discards those that the client has left. Of a thousand connections opened together, 600 had no ticket
     * with one per handshake, 130 with two, 40 with four. Like Go, the server prefers AES-128, whose SHA-256 costs a
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

    private static String reason(Exception e, String host, int port, String option) {
        var cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return StartupException.portInUse(port);
        }
        return "cannot listen on " + host + " port " + port + ": "
            + (cause.getMessage() == null ? "unknown host" : cause.getMessage())
            + "; use --host " + ServerConfig.LOOPBACK + " " + option + " 0";
    }

    /** Prefers localhost, the name in the certificate, where it reaches the server. */
    private static String nameForClients(ServerConfig config) {
        var host = config.host();
        return host.equals(ServerConfig.LOOPBACK) || config.listensOnAll() ? "localhost"
            : host.contains(":") ? "[" + host + "]" : host;
    }

    /** Closes both ports, which stopping a server that never started doesn't. */
    static void close(Server server) {
        for (var connector : server.getConnectors()) {
            ((ServerConnector) connector).close();
        }
    }
}
