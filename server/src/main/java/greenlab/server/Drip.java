package greenlab.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;

/**
 * A slow response body: {@code /drip?numbytes=10&duration=2&delay=0&code=200} sends single bytes, evenly spread over
 * the duration, after the delay. When the client disconnects, the next write fails and the response ends.
 */
final class Drip implements Callback {

    private static final byte DROP = '*';

    private final Exchange exchange;
    private final Duration pause;
    private int remaining;

    private Drip(Exchange exchange, int bytes, Duration duration) {
        this.exchange = exchange;
        this.pause = duration.dividedBy(Math.max(1, bytes - 1));
        this.remaining = bytes;
    }

    static void start(Exchange exchange) {
        int bytes = Parameters.integer("numbytes", exchange.query("numbytes", "10"), 1, 10_000);
        var duration = Parameters.duration("duration", exchange.query("duration", "2"));
        var delay = Parameters.duration("delay", exchange.query("delay", "0"));
        exchange.response().setStatus(Parameters.integer("code", exchange.query("code", "200"), 200, 599));
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        exchange.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
        new Drip(exchange, bytes, duration).sendAfter(delay);
    }

    private void sendAfter(Duration time) {
        exchange.request().getComponents().getScheduler().schedule(this::send, time);
    }

    private void send() {
        remaining--;
        boolean last = remaining == 0;
        exchange.response().write(last, ByteBuffer.wrap(new byte[] {DROP}), last ? exchange.callback() : this);
    }

    @Override
    public void succeeded() {
        sendAfter(pause);
    }

    @Override
    public void failed(Throwable cause) {
        exchange.callback().failed(cause);
    }
}
