package greenlab.server;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * {@code /delay/{n}}: echoes a request after n seconds. The response's {@code Server-Timing} header has the actual
 * delay, which includes the time spent waiting for a thread. The delay ends early if the client disconnects.
 */
final class Delay implements Endpoint {

    private final DelayStrategy strategy;
    private final RunCounters counters;

    Delay(DelayStrategy strategy, RunCounters counters) {
        this.strategy = strategy;
        this.counters = counters;
    }

    @Override
    public void answer(Exchange exchange) throws HttpError {
        var time = Parameters.duration("delay", exchange.path("n"));
        var counter = Parameters.runId(exchange).map(counters::of);
        new DelayedRequest(exchange, Echo.of(exchange), time, counter).start();
    }

    /** One request, from its arrival until its delay is over or its client disconnects, whichever comes first. */
    private final class DelayedRequest {

        private final long arrived = System.nanoTime();
        private final Exchange exchange;
        private final Echo echo;
        private final Duration time;
        private final Optional<RunCounters.Counter> counter;
        private final ClientDisconnect disconnect;
        private Scheduler.Task delay;

        private DelayedRequest(Exchange exchange, Echo echo, Duration time, Optional<RunCounters.Counter> counter) {
            this.exchange = exchange;
            this.echo = echo;
            this.time = time;
            this.counter = counter;
            this.disconnect = new ClientDisconnect(exchange.request(), this::disconnected);
        }

        private void start() {
            counter.ifPresent(RunCounters.Counter::arrived);
            delay = strategy.delay(time, this::respond);
            disconnect.watch();
        }

        private void respond() {
            if (!disconnect.unwatch()) {
                return;
            }
            // Before the response: a client that sends its next request on receiving it has one in flight, not two.
            counter.ifPresent(RunCounters.Counter::left);
            double milliseconds = (System.nanoTime() - arrived) / 1e6;
            exchange.response().getHeaders().put("Server-Timing",
                String.format(Locale.ROOT, "delay;dur=%.3f", milliseconds));
            exchange.json(new Answer(echo.args(), echo.headers(), echo.origin(), echo.url(), time.toNanos() / 1e9));
        }

        private void disconnected() {
            delay.cancel();
            counter.ifPresent(RunCounters.Counter::left);
            exchange.callback().failed(new EofException("client disconnected"));
        }
    }

    /** An {@link Echo} and the requested delay in seconds. */
    private record Answer(Map<String, Object> args, Map<String, String> headers, String origin, String url,
                          double delay) {}
}
