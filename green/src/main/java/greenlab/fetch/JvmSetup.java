package greenlab.fetch;

import greenlab.monkey.Monkey;
import greenlab.monkey.Patch;
import greenlab.xray.XRay;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * What is done to this JVM before it fetches: the steps of an order, or the usual ones of a stage. None of them can be
 * undone. A client that isn't a step is loaded after all steps.
 */
final class JvmSetup {
    /** One connection for the warm-up, one for the query of the server's count. */
    private static final int EXTRA_CONNECTIONS = 2;
    private static final int TIMEOUT_MILLIS = 10_000;

    private final FetchJob job;
    private final List<String> warnings = new ArrayList<>();
    private RecordingSslSocketFactory sockets;

    JvmSetup(FetchJob job) {
        this.job = job;
    }

    /** Prepares this JVM. Over http it has no TLS, which would take longer to load than all else. */
    void prepare() throws IOException {
        List<Step> order = job.spec().order();
        if (!order.isEmpty()) {
            Monkey.warnTo(warnings::add);
        }
        for (Step step : order.isEmpty() ? usual() : order) {
            take(step);
        }
        if (sockets == null && job.spec().proto() == Proto.https) {
            sockets = RecordingSslSocketFactory.asDefault();
        }
    }

    /** The TLS that the fetches used; null over http. */
    Tls tls() {
        return sockets == null ? null : sockets.tls();
    }

    private List<Step> usual() {
        return job.spec().runtime() == RuntimeName.GREEN ? List.of(Step.PATCH, Step.PROVIDER) : List.of(Step.PROVIDER);
    }

    private void take(Step step) throws IOException {
        switch (step) {
            case PATCH -> Patch.SOCKET.apply();
            case CLIENT -> {
                sockets = RecordingSslSocketFactory.asDefault();
                fillPool(job.target().warmUp(), job.spec().n() + EXTRA_CONNECTIONS);
            }
            case PROVIDER -> OptionalConscrypt.putFirstIfPresent();
            case ENGINE -> OptionalConscrypt.chooseEngineSockets();
        }
    }

    /**
     * Opens that many connections, fetches once over each, and leaves them in the JDK's keep-alive cache: a client that
     * opens its connections when it is loaded. The JVM's {@code http.maxConnections} must be at least as large.
     */
    private static void fillPool(URI uri, int connections) throws IOException {
        List<HttpURLConnection> answered = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.getResponseCode();   // body unread, so the next fetch can't reuse the connection
            answered.add(connection);
        }
        for (HttpURLConnection connection : answered) {
            try (InputStream body = connection.getInputStream()) {
                body.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    /** What the fetches used. Call it after the run: it opens one more connection to see what a new one would be. */
    SocketReport sockets() {
        boolean made = sockets != null && sockets.first() != null;
        return new SocketReport(made ? XRay.of(sockets.first()) : null, List.copyOf(warnings), made ? next() : null);
    }

    private String next() {
        URI uri = job.target().base();
        try (SSLSocket socket = (SSLSocket) sockets.createSocket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.startHandshake();
            return SocketReport.summary(XRay.of(socket));
        } catch (IOException | LinkageError failure) {
            return FetchErrors.inOneLine(failure, job.target().warmUp(), TIMEOUT_MILLIS);
        }
    }
}
