package greenlab.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Detects that a client disconnects while the server delays its response.
 *
 * <p>With HTTP/1.1 Jetty doesn't read from a connection until the response is complete, so it doesn't notice a
 * disconnect before. This class borrows the connection's read interest meanwhile. A client that waits for a response
 * sends nothing, so a connection that becomes readable is usually at its end. No thread waits.
 *
 * <p>The end of the stream may also be a half-close, after which the client still waits. To find out, this class sends
 * bytes of urgent data, which clients don't see in the stream. A client that has disconnected answers with a reset.
 * The close_notify of TLS 1.3 is a half-close, too.
 */
final class ClientDisconnect implements Callback {

    /** Shared, because filling in a stack trace takes longer than the rest of the response. */
    private static final CancellationException WATCH_ENDED = new CancellationException();
    private static final Duration PROBE = Duration.ofMillis(50);

    private final Request request;
    private final AbstractEndPoint connection;
    private final Runnable action;
    private boolean ended;

    /** @param action runs on a server thread when the client disconnects; must not block */
    ClientDisconnect(Request request, Runnable action) {
        this.request = request;
        this.connection = (AbstractEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
        this.action = action;
    }

    /** Starts to watch the connection, unless a part of the request's body is still to come. */
    synchronized void watch() {
        if (!ended && request.consumeAvailable()) {
            connection.tryFillInterested(this);
        }
    }

    /** Stops watching and returns the connection to Jetty. Returns false if the client has already disconnected. */
    boolean unwatch() {
        if (!end()) {
            return false;
        }
        connection.getFillInterest().onFail(WATCH_ENDED);
        return true;
    }

    /** The connection is readable: at its end, or because the client pipelines its next request. */
    @Override
    public void succeeded() {
        try {
            read();
        } catch (IOException e) {
            failed(e);
        }
    }

    private synchronized void read() throws IOException {
        if (ended) {
            return;
        }
        var one = BufferUtil.allocate(1);
        int read = connection.fill(one);
        if (read > 0) {
            // Give the pipelined request's first byte back to Jetty. The watch stops here, because the end of the
            // stream can't be seen behind unread bytes.
            ((Connection.UpgradeTo) connection.getConnection()).onUpgradeTo(one);
        } else if (read == 0) {
            connection.tryFillInterested(this);
        } else if (mustClose()) {
            throw new EofException("close_notify");
        } else {
            request.getComponents().getScheduler().schedule(this::probe, PROBE);
        }
    }

    /** Until TLS 1.2, a close_notify ends both directions: the server's own is due, and it can't respond any more. */
    private boolean mustClose() {
        return connection instanceof SslConnection.SslEndPoint tls
            && tls.getSslConnection().getSSLEngine().getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
    }

    private void probe() {
        try {
            sendUrgentData();
        } catch (IOException e) {
            failed(e);
        }
    }

    private synchronized void sendUrgentData() throws IOException {
        if (!ended) {
            var plain = connection instanceof EndPoint.Wrapper tls ? tls.unwrap() : connection;
            ((SocketChannel) plain.getTransport()).socket().sendUrgentData(0);
            request.getComponents().getScheduler().schedule(this::probe, PROBE);
        }
    }

    /** The watch has ended, or the server has closed the connection. */
    @Override
    public void failed(Throwable cause) {
        if (end()) {
            action.run();
        }
    }

    private synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
