package greenlab.server;

import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Notices that the client leaves while its request is held.
 *
 * <p>Over HTTP/1.1 Jetty looks at the connection again only once it has answered, so a closed one stays unnoticed
 * until then. This borrows the connection's read interest meanwhile: a client that waits for its answer sends nothing,
 * so what becomes readable is the end of the stream. It holds no thread.
 */
final class Departure implements Callback {

    /** One for all: nobody asks where it was made, and to note that would take longer than the rest of the answer. */
    private static final CancellationException ENDED = new CancellationException();

    private final Request request;
    private final AbstractEndPoint connection;
    private final Runnable then;
    private boolean over;

    /** Will run {@code then}, which must not block, on one of the server's threads if the watched client leaves. */
    Departure(Request request, Runnable then) {
        this.request = request;
        this.connection = (AbstractEndPoint) request.getConnectionMetaData().getConnection().getEndPoint();
        this.then = then;
    }

    /** Begins to watch. A client whose request has a body that is still under way isn't watched. */
    synchronized void watch() {
        if (!over && request.consumeAvailable()) {
            connection.tryFillInterested(this);
        }
    }

    /** Ends the watch, and gives the connection back to Jetty. Returns false if the client left before. */
    boolean unwatch() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
        }
        connection.getFillInterest().onFail(ENDED);
        return true;
    }

    /** Something can be read: the end, or an impatient client's next request. */
    @Override
    public void succeeded() {
        synchronized (this) {
            if (over || isThere()) {
                return;
            }
            over = true;
        }
        then.run();
    }

    /** The watch was ended, or the connection closed by the server. */
    @Override
    public void failed(Throwable cause) {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
        }
        then.run();
    }

    private boolean isThere() {
        var one = BufferUtil.allocate(1);
        try {
            int read = connection.fill(one);
            if (read > 0) {
                // The next request's first byte goes back to where it would have been read. The watch ends here:
                // behind these bytes the end can't be seen.
                ((Connection.UpgradeTo) connection.getConnection()).onUpgradeTo(one);
            } else if (read == 0) {
                connection.tryFillInterested(this);
            }
            return read >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
