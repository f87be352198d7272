package greenlab.libraries;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's web server, over http and https, with a certificate for localhost from the JDK's keytool. */
final class WebServer implements AutoCloseable {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    /** The one key of this JVM: keytool takes half a second. */
    private static KeyStore key;

    private final HttpServer http;
    private final HttpsServer https;
    private final SSLContext tls;

    WebServer(Path folder) throws Exception {
        tls = contextOf(key(folder));
        http = started(HttpServer.create(ANY_PORT, 0));
        https = HttpsServer.create(ANY_PORT, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        started(https);
    }

    private static HttpServer started(HttpServer server) {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes());
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private static synchronized KeyStore key(Path folder) throws Exception {
        key = key == null ? keystoreIn(folder) : key;
        return key;
    }

    private static KeyStore keystoreIn(Path folder) throws Exception {
        Path file = folder.resolve("keys.p12");
        int exitCode = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
            "-genkeypair", "-keyalg", "EC", "-alias", "web", "-dname", "CN=localhost", "-ext", "san=dns:localhost",
            "-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString()).start().waitFor();
        if (exitCode != 0) {
            throw new IOException("keytool ended with exit code " + exitCode);
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    private static SSLContext contextOf(KeyStore store) throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("web", store.getCertificate("web"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    int httpPort() {
        return http.getAddress().getPort();
    }

    int httpsPort() {
        return https.getAddress().getPort();
    }

    /** For the server and for clients that verify it. */
    SSLContext tls() {
        return tls;
    }

    @Override
    public void close() {
        http.stop(0);
        https.stop(0);
    }
}
