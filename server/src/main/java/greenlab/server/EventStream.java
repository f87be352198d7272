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
 * A run's messages as Server-Sent Events, to one client. A client that reads slowly misses pictures, and never the last
 * message. It holds no thread; when the client leaves, it leaves the run.
 */
final class EventStream extends IteratingCallback implements Consumer<Message> {

    private final Exchange exchange;
    private final LiveRun run;
    private final Departure departure;
    private final AtomicReference<Message> next = new AtomicReference<>();
    private boolean ended;

    EventStream(Exchange exchange, LiveRun run) {
        this.exchange = exchange;
        this.run = run;
        this.departure = new Departure(exchange.request(), () -> abort(new EofException("the client left")));
    }

    void open() {
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (exchange.request().getMethod().equals("HEAD")) {
            exchange.callback().succeeded();
            return;
        }
        departure.watch();
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
        if (ended && !departure.unwatch()) {
            throw new EofException("the client left");
        }
        exchange.response().write(ended, bytes(message), this);
        return Action.SCHEDULED;
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
        departure.unwatch();
        exchange.callback().failed(cause);
    }
}
