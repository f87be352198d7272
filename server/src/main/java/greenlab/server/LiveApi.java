package greenlab.server;

import greenlab.fetch.RunSpec;
import greenlab.server.live.LiveRun;
import greenlab.server.live.LiveRuns;
import greenlab.server.live.RunRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.BadMessageException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;

/** {@code /api/...}: the stages, and live runs: start, follow and stop one. For clients on this machine only. */
final class LiveApi {

    /** The longest body, in bytes: many times the size of a request. */
    private static final int LONGEST = 4_096;
    /** A stream sends a comment after this time without a message, so that no proxy closes it as idle. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Pattern ORIGIN = Pattern.compile("(https?)://(.+)", Pattern.CASE_INSENSITIVE);

    private final LiveRuns runs;

    LiveApi(LiveRuns runs) {
        this.runs = runs;
    }

    void addTo(Routes routes) {
        routes.get("/api/stages", Routes.blocking(this::stages))
            .on(List.of("POST"), "/api/runs", Routes.blocking(this::start))
            .on(List.of("DELETE"), "/api/runs/{id}", this::stop)
            .get("/api/runs/{id}/events", Routes.blocking(this::events));
    }

    private void stages(Exchange exchange) throws IOException {
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
        exchange.json(runs.executor().stages());
    }

    private void start(Exchange exchange) throws IOException {
        requireFriend(exchange);
        requireJson(exchange);
        var body = Content.Source.asInputStream(exchange.request()).readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new HttpException.RuntimeException(HttpStatus.PAYLOAD_TOO_LARGE_413,
                "the body is too long; at most " + LONGEST + " bytes are allowed");
        }
        var run = runs.add(spec(body)).orElse(null);
        if (run == null) {
            exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, 5);
            throw new HttpException.RuntimeException(HttpStatus.TOO_MANY_REQUESTS_429,
                "one run is in progress and " + LiveRuns.WAITING + " are waiting; retry in some seconds");
        }
        exchange.response().setStatus(HttpStatus.CREATED_201);
        exchange.json(Map.of("id", run.id(), "events", "/api/runs/" + run.id() + "/events"));
    }

    private static RunSpec spec(byte[] body) {
        try {
            return RunRequest.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            throw new BadMessageException("the body is not UTF-8");
        } catch (IllegalArgumentException e) {
            throw new BadMessageException(e.getMessage());
        }
    }

    private void stop(Exchange exchange) {
        requireFriend(exchange);
        find(exchange).stop();
        exchange.response().setStatus(HttpStatus.NO_CONTENT_204);
        exchange.callback().succeeded();
    }

    /** Sends a run's messages as Server-Sent Events. A slow client skips some, but always gets the last one. */
    private void events(Exchange exchange) throws IOException {
        requireThisMachine(exchange);
        var run = find(exchange);
        exchange.response().getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
        exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (exchange.request().getMethod().equals("GET")) {
            runs.readers().acquireUninterruptibly();
            try {
                sendEvents(exchange, run);
            } finally {
                runs.readers().release();
            }
        }
        exchange.callback().succeeded();
    }

    private static void sendEvents(Exchange exchange, LiveRun run) throws IOException {
        var body = Content.Sink.asOutputStream(exchange.response());
        var disconnect = new ClientDisconnect(exchange.request(), Thread.currentThread()::interrupt);
        disconnect.watch();
        try {
            sendEvents(run, HEARTBEAT, body);
            body.close();
        } catch (InterruptedException e) {
            throw new EofException("client disconnected");
        } finally {
            disconnect.unwatch();
        }
    }

    /** Sends messages until the last one, and a comment after each {@code heartbeat} without a new message. */
    static void sendEvents(LiveRun run, Duration heartbeat, OutputStream body)
            throws IOException, InterruptedException {
        LiveRun.Message sent = null;
        do {
            LiveRun.Message message = run.next(sent, heartbeat);
            send(message.equals(sent) ? ":\n\n" : text(message), body);
            sent = message;
        } while (!sent.last());
    }

    private static String text(LiveRun.Message message) {
        return "event: " + message.event() + "\ndata: " + message.data() + "\n\n";
    }

    private static void send(String text, OutputStream body) throws IOException {
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private LiveRun find(Exchange exchange) {
        return runs.find(exchange.path("id"))
            .orElseThrow(() -> new HttpException.RuntimeException(HttpStatus.NOT_FOUND_404, "unknown run"));
    }

    private static void requireFriend(Exchange exchange) {
        requireThisMachine(exchange);
        requireOwnOrigin(exchange);
    }

    /** Other machines may use the delays of a server that listens to them, but not start processes on it. */
    private static void requireThisMachine(Exchange exchange) {
        var peer = exchange.request().getConnectionMetaData().getRemoteSocketAddress();
        if (!(peer instanceof InetSocketAddress address && address.getAddress().isLoopbackAddress())) {
            throw new HttpException.RuntimeException(HttpStatus.FORBIDDEN_403,
                "live runs are available only on the machine that the server runs on");
        }
    }

    /**
     * Rejects requests that come from pages of another server. A browser sends a page's origin with each request that
     * changes something; other programs send none. The origin is compared with the request's own Host header instead of
     * this server's ports, so that pages opened through a tunnel on another port work. An origin doesn't
     * have the default port, even where the address and the Host header do.
     */
    private static void requireOwnOrigin(Exchange exchange) {
        var headers = exchange.request().getHeaders();
        var origin = headers.get(HttpHeader.ORIGIN);
        var host = headers.get(HttpHeader.HOST);
        if (origin != null && !(host != null && isOf(host, origin))) {
            throw new HttpException.RuntimeException(HttpStatus.FORBIDDEN_403, "invalid Origin header: " + origin
                + "; only pages of this server may start or stop runs");
        }
    }

    private static boolean isOf(String host, String origin) {
        var form = ORIGIN.matcher(origin);
        if (!form.matches()) {
            return false;
        }
        var defaultPort = form.group(1).equalsIgnoreCase("https") ? ":443$" : ":80$";
        return form.group(2).replaceFirst(defaultPort, "").equalsIgnoreCase(host.replaceFirst(defaultPort, ""));
    }

    /** A form on another page can't send this type without a preflight request. */
    private static void requireJson(Exchange exchange) {
        var type = String.valueOf(exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (!type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            throw new HttpException.RuntimeException(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                "the Content-Type of the body must be application/json");
        }
    }
}
