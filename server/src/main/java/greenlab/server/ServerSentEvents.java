package greenlab.server;

import greenlab.server.live.LiveRun;
import greenlab.server.live.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.IteratingCallback;

/**
 * Sends a run's messages to one client as Server-Sent Events. A slow client skips intermediate messages, but always
 * gets the last one. No thread waits. A client that disconnects is removed from the run's listeners.
 */
final class ServerSentEvents extends IteratingCallback implements Consumer<Message> {

    private final Exchange exchange;
    private final LiveRun run;
    private final ClientDisconnect disconnect;
    private final AtomicReference<Message> next = new AtomicReference<>();
    private boolean ended;

    ServerSentEvents(Exchange exchange, LiveRun run) {
        this.exchange = exchange;
        this.run = run;
        this.disconnect = new ClientDisconnect(exchange.request(), () -> abort(disconnected()));
    }

    void open() {
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (exchange.request().getMethod().equals("HEAD")) {
            exchange.callback().succeeded();
            return;
        }
        disconnect.watch();
        run.listen(this);
    }

    @Override
    public void accept(Message message) {
        next.set(message);
        iterate();
    }

    @Override
    protected Action process() throws EofException {
        if (ended) {
            return Action.SUCCEEDED;
        }
        var message = next.getAndSet(null);
        if (message == null) {
            return Action.IDLE;
        }
        ended = message.last();
        if (ended && !disconnect.unwatch()) {
            throw disconnected();
        }
        exchange.response().write(ended, bytes(message), this);
        return Action.SCHEDULED;
    }

    private static EofException disconnected() {
        return new EofException("client disconnected");
    }

    private static ByteBuffer bytes(Message message) {
        return StandardCharsets.UTF_8.encode("event: " + message.event() + "\ndata: " + message.data() + "\n\n");
    }

    @Override
    protected void onCompleteSuccess() {
        exchange.callback().succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        run.leave(this);
        disconnect.unwatch();
        exchange.callback().failed(cause);
    }
}
