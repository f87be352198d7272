package greenlab.server;

import greenlab.fetch.RunSpec;
import greenlab.server.live.LiveRun;
import greenlab.server.live.LiveRuns;
import greenlab.server.live.RunRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.thread.Invocable.InvocationType;

/** {@code /api/...}: the stages, and live runs: start, follow and stop one. For clients on this machine only. */
final class LiveApi {

    /** The longest body, in bytes: many times the size of a request. */
    private static final int LONGEST = 4_096;
    private static final int RETRY_SECONDS = 5;

    private final LiveRuns runs;

    LiveApi(LiveRuns runs) {
        this.runs = runs;
    }

    /** {@code GET /api/stages}. */
    void stages(Exchange exchange) {
        exchange.request().getComponents().getExecutor().execute(() -> {
            try {
                exchange.response().getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
                exchange.json(runs.executor().stages());
            } catch (IOException e) {
                exchange.fail(new HttpError(HttpStatus.INTERNAL_SERVER_ERROR_500, "cannot read the stages: " + e));
            }
        });
    }

    /** {@code POST /api/runs}. */
    void start(Exchange exchange) throws HttpError {
        requireFriend(exchange);
        requireJson(exchange);
        if (exchange.request().getLength() > LONGEST) {
            throw tooLong();
        }
        Content.Source.asByteArrayAsync(exchange.request(), LONGEST, Promise.Invocable.from(
            InvocationType.NON_BLOCKING, body -> start(exchange, body), failure -> notRead(exchange, failure)));
    }

    private void start(Exchange exchange, byte[] body) {
        try {
            answer(exchange, spec(body));
        } catch (HttpError e) {
            exchange.fail(e);
        }
    }

    /** The body is too long, or its client disconnected. */
    private static void notRead(Exchange exchange, Throwable failure) {
        if (failure instanceof IllegalStateException) {
            exchange.fail(tooLong());
        } else {
            exchange.callback().failed(failure);
        }
    }

    private void answer(Exchange exchange, RunSpec spec) throws HttpError {
        var run = runs.add(spec).orElse(null);
        if (run == null) {
            exchange.response().getHeaders().put(HttpHeader.RETRY_AFTER, RETRY_SECONDS);
            throw new HttpError(HttpStatus.TOO_MANY_REQUESTS_429,
                "one run is in progress and " + LiveRuns.WAITING + " are waiting; retry in some seconds");
        }
        exchange.response().setStatus(HttpStatus.CREATED_201);
        exchange.json(Map.of("id", run.id(), "events", "/api/runs/" + run.id() + "/events"));
    }

    /** {@code DELETE /api/runs/{id}}. */
    void stop(Exchange exchange) throws HttpError {
        requireFriend(exchange);
        find(exchange).stop();
        exchange.response().setStatus(HttpStatus.NO_CONTENT_204);
        exchange.callback().succeeded();
    }

    /** {@code GET /api/runs/{id}/events}. */
    void events(Exchange exchange) throws HttpError {
        requireThisMachine(exchange);
        new ServerSentEvents(exchange, find(exchange)).open();
    }

    private LiveRun find(Exchange exchange) throws HttpError {
        return runs.find(exchange.path("id"))
            .orElseThrow(() -> new HttpError(HttpStatus.NOT_FOUND_404, "unknown run"));
    }

    private void requireFriend(Exchange exchange) throws HttpError {
        requireThisMachine(exchange);
        OriginCheck.require(exchange);
    }

    /** Other machines may use the delays of a server that listens to them, but not start processes on it. */
    private static void requireThisMachine(Exchange exchange) throws HttpError {
        var peer = exchange.request().getConnectionMetaData().getRemoteSocketAddress();
        if (!(peer instanceof InetSocketAddress address && address.getAddress().isLoopbackAddress())) {
            throw new HttpError(HttpStatus.FORBIDDEN_403,
                "live runs are available only on the machine that the server runs on");
        }
    }

    /** A form on another page can't send this type without a preflight request. */
    private static void requireJson(Exchange exchange) throws HttpError {
        var type = String.valueOf(exchange.request().getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (!type.split(";")[0].strip().equalsIgnoreCase("application/json")) {
            throw new HttpError(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                "the Content-Type of the body must be application/json");
        }
    }

    private static RunSpec spec(byte[] body) throws HttpError {
        try {
            return RunRequest.parse(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            throw new HttpError("the body is not UTF-8");
        } catch (IllegalArgumentException e) {
            throw new HttpError(e.getMessage());
        }
    }

    private static HttpError tooLong() {
        return new HttpError(HttpStatus.PAYLOAD_TOO_LARGE_413,
            "the body is too long; at most " + LONGEST + " bytes are allowed");
    }
}
