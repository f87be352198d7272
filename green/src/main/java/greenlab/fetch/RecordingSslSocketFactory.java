package greenlab.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/** The default socket factory, which also records the class of the sockets that it creates. */
final class RecordingSslSocketFactory extends SSLSocketFactory {
    private final String provider;
    private final SSLSocketFactory factory;
    private volatile Socket first;

    /** Makes one the default of HttpsURLConnection. This chooses the JVM's TLS provider, as loading any client does. */
    static RecordingSslSocketFactory asDefault() {
        RecordingSslSocketFactory sockets = new RecordingSslSocketFactory();
        HttpsURLConnection.setDefaultSSLSocketFactory(sockets);
        return sockets;
    }

    private RecordingSslSocketFactory() {
        try {
            provider = SSLContext.getDefault().getProvider().getName();
            factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        } catch (NoSuchAlgorithmException noTls) {
            throw new IllegalStateException("this JVM has no working TLS: " + noTls.getMessage(), noTls);
        }
    }

    /** The provider and the class of its sockets; null before the first socket. */
    Tls tls() {
        return first == null ? null : new Tls(provider, first.getClass().getName());
    }

    /** The first socket, typical of all; null before it. */
    Socket first() {
        return first;
    }

    private Socket recorded(Socket socket) {
        if (first == null) {
            first = socket;
        }
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return recorded(factory.createSocket());
    }

    @Override
    public Socket createSocket(Socket under, String host, int port, boolean autoClose) throws IOException {
        return recorded(factory.createSocket(under, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return recorded(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return recorded(factory.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return recorded(factory.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return recorded(factory.createSocket(host, port, local, localPort));
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
