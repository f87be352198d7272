package greenlab.server;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;

/**
 * An answer that arrives in drops: {@code /drip?numbytes=10&duration=2&delay=0&code=200} sends one byte at a time,
 * spread over the duration, after the delay. If the client leaves, the next drop fails and the rest are not sent.
 */
final class Drip implements Callback {

    private static final byte DROP = '*';

    private final Exchange exchange;
    private final Duration pause;
    private int left;

    private Drip(Exchange exchange, int bytes, Duration duration) {
        this.exchange = exchange;
        this.pause = duration.dividedBy(Math.max(1, bytes - 1));
        this.left = bytes;
    }

    static void start(Exchange exchange) throws Refused {
        int bytes = Exchange.whole("numbytes", exchange.query("numbytes", "10"), 1, 10_000);
        var duration = Seconds.parse("duration", exchange.query("duration", "2"));
        var delay = Seconds.parse("delay", exchange.query("delay", "0"));
        exchange.response().setStatus(Exchange.whole("code", exchange.query("code", "200"), 200, 599));
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
        exchange.response().getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes);
        new Drip(exchange, bytes, duration).after(delay);
    }

    private void after(Duration time) {
        exchange.request().getComponents().getScheduler().schedule(this::drop, time);
    }

    private void drop() {
        left--;
        boolean last = left == 0;
        exchange.response().write(last, ByteBuffer.wrap(new byte[] {DROP}), last ? exchange.callback() : this);
    }

    /** The drop is out. */
    @Override
    public void succeeded() {
        after(pause);
    }

    /** The client is gone. */
    @Override
    public void failed(Throwable cause) {
        exchange.callback().failed(cause);
    }
}
