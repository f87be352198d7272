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

/** The two ports that the server listens on. They are opened before it starts, so that a taken one is told at once. */
final class Ports {

    /** A blocked client opens a hundred connections, and may speak on the last of them minutes later. */
    private static final Duration IDLE = Duration.ofMinutes(15);
    /** A thousand connections at the same moment must not see a refusal. The kernel may cap it (somaxconn). */
    private static final int ACCEPT_QUEUE = 4096;

    private final ServerConfig config;
    private final ServerConnector http;
    private final ServerConnector https;

    Ports(Server server, ServerConfig config, Keys keys) {
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
        // OwnHosts checks the Host header on both ports, and says what is wrong; Jetty's own check would come first.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        return configuration;
    }

    /**
     * A client gets four tickets to resume its session with, where OpenSSL gives two and the JDK one. Each can be used
     * once, and a full handshake throws away those that the client has: of a thousand connections that green opens at
     * once, 560 found none with one for each, 65 with two, 40 with four. And as Go does, the server prefers the shorter
     * key: that is enough, and its hash is less work for a client whose code is still cold.
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

    URI openHttp() throws CannotStart {
        return open(http, "http", "--port");
    }

    URI openHttps() throws CannotStart {
        return open(https, "https", "--https-port");
    }

    /** Opens a port, and returns the address that clients use. */
    private URI open(ServerConnector connector, String scheme, String option) throws CannotStart {
        try {
            connector.open();
            return URI.create(scheme + "://" + nameForClients() + ":" + connector.getLocalPort());
        } catch (IOException | UnresolvedAddressException e) {
            throw new CannotStart(reason(e, connector.getPort(), option), e);
        }
    }

    private String reason(Exception e, int port, String option) {
        var cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
            return "port " + port + " is taken: " + option + " 0 picks a free one";
        }
        return "cannot listen on " + config.host() + " port " + port + ": "
            + (cause.getMessage() == null ? "there is no such host" : cause.getMessage())
            + "; --host " + ServerConfig.LOOPBACK + " " + option + " 0 always works";
    }

    /** The certificate is localhost's, so that is what clients are told wherever it reaches the server. */
    private String nameForClients() {
        return switch (config.host()) {
            case ServerConfig.LOOPBACK, "localhost", "0.0.0.0", "::" -> "localhost";
            default -> config.host().contains(":") ? "[" + config.host() + "]" : config.host();
        };
    }

    /** Closes what is open. Stopping a server that never started leaves its ports open. */
    void close() {
        http.close();
        https.close();
    }
}
