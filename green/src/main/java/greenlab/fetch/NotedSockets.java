package greenlab.fetch;

import greenlab.timeline.Tls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** The default socket factory, which also notes what kind of socket it gave: nobody else would tell. */
final class NotedSockets extends SSLSocketFactory {
    private final String provider;
    private final SSLSocketFactory factory;
    private volatile Socket first;

    /** Settles what TLS is in this JVM, as a client does when it is first used, and keeps an eye on its sockets. */
    static NotedSockets asDefault() {
        NotedSockets sockets = new NotedSockets();
        HttpsURLConnection.setDefaultSSLSocketFactory(sockets);
        return sockets;
    }

    private NotedSockets() {
        try {
            provider = SSLContext.getDefault().getProvider().getName();
            factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        } catch (NoSuchAlgorithmException noTls) {
            throw new IllegalStateException("this JVM has no working TLS: " + noTls.getMessage(), noTls);
        }
    }

    /** Who speaks TLS here; null before the first socket was made. */
    Tls seen() {
        return first == null ? null : new Tls(provider, first.getClass().getName());
    }

    /** The first socket that it made, one like all others; null before. */
    Socket first() {
        return first;
    }

    private Socket noted(Socket socket) {
        if (first == null) {
            first = socket;
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return noted(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean autoClose) throws IOException {
        return noted(factory.createSocket(under, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return noted(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return noted(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return noted(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return noted(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }
}
