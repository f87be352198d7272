package greenlab.server;

import greenlab.server.live.LiveRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;

/**
 * Sends a run's messages to one client as Server-Sent Events, from a virtual thread of its own. A slow client skips
 * intermediate messages, but always gets the last one.
 */
final class ServerSentEvents {

    private final Exchange exchange;
    private final LiveRun run;
    private final Thread thread = Thread.ofVirtual().name("events").unstarted(this::send);
    private final ClientDisconnect disconnect;

    ServerSentEvents(Exchange exchange, LiveRun run) {
        this.exchange = exchange;
        this.run = run;
        this.disconnect = new ClientDisconnect(exchange.request(), thread::interrupt);
    }

    void open() {
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (exchange.request().getMethod().equals("HEAD")) {
            exchange.callback().succeeded();
            return;
        }
        disconnect.watch();
        thread.start();
    }

    private void send() {
        try {
            sendUntilTheLast(Content.Sink.asOutputStream(exchange.response()));
            exchange.callback().succeeded();
        } catch (IOException | InterruptedException e) {
            disconnect.unwatch();
            exchange.callback().failed(e);
        }
    }

    private void sendUntilTheLast(OutputStream body) throws IOException, InterruptedException {
        var message = run.next(null);
        while (!message.last()) {
            write(body, message);
            message = run.next(message);
        }
        if (!disconnect.unwatch()) {
            throw new EofException("client disconnected");
        }
        write(body, message);
    }

    private static void write(OutputStream body, LiveRun.Message message) throws IOException {
        body.write(("event: " + message.event() + "\ndata: " + message.data() + "\n\n")
            .getBytes(StandardCharsets.UTF_8));
        body.flush();
    }
}
