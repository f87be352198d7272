package greenlab.server;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * {@code /delay/{n}}: echoes a request after n seconds. The response's {@code Server-Timing} header has the actual
 * delay, which includes the time spent waiting for a thread. The delay ends early if the client disconnects. When the
 * server stops, requests that are still delayed get no response.
 */
final class Delay extends AbstractLifeCycle {

    private final Server server;
    private final RunCounters counters;
    /** Threads that sleep, each for one request, as a synchronous service blocks them; null if a timer is used. */
    private final ExecutorService sleepers;

    Delay(Threading threading, Server server, RunCounters counters) {
        this.server = server;
        this.counters = counters;
        this.sleepers = switch (threading) {
            case Threading.Async _ -> null;
            case Threading.Virtual _ -> Executors.newVirtualThreadPerTaskExecutor();
            case Threading.Threads(int n) -> Executors.newFixedThreadPool(n,
                Thread.ofPlatform().daemon().name("delay-", 1).factory());
        };
    }

    void answer(Exchange exchange) {
        var time = Parameters.duration("delay", exchange.path("n"));
        var echo = Httpbin.echo(exchange);
        echo.addProperty("delay", time.toNanos() / 1e9);
        new DelayedRequest(exchange, Parameters.runId(exchange)).start(time, echo);
    }

    /**
     * Runs an action after a delay, never earlier, on a thread that may block briefly.
     *
     * @return a task whose cancellation ends the delay without running the action, unless that has already begun
     */
    private Scheduler.Task after(Duration time, Runnable action) {
        if (sleepers == null) {
            return server.getScheduler().schedule(() -> server.getThreadPool().execute(action), time);
        }
        var sleep = sleepers.submit(() -> {
            Thread.sleep(time);
            action.run();
            return null;
        });
        return () -> sleep.cancel(true);
    }

    @Override
    protected void doStop() {
        if (sleepers != null) {
            sleepers.shutdownNow();
        }
    }

    /** One request, from its arrival until its delay is over or its client disconnects, whichever comes first. */
    private final class DelayedRequest {

        private final long arrived = System.nanoTime();
        private final Exchange exchange;
        private final String run;
        private final ClientDisconnect disconnect;
        private Scheduler.Task delay;

        private DelayedRequest(Exchange exchange, String run) {
            this.exchange = exchange;
            this.run = run;
            this.disconnect = new ClientDisconnect(exchange.request(), this::disconnected);
        }

        private void start(Duration time, Object answer) {
            counters.arrived(run);
            delay = after(time, () -> respond(answer));
            disconnect.watch();
        }

        private void respond(Object answer) {
            if (!disconnect.unwatch()) {
                return;
            }
            // Before the response: a client that sends its next request on receiving it has one in flight, not two.
            counters.responded(run);
            var milliseconds = BigDecimal.valueOf(System.nanoTime() - arrived, 6).setScale(3, RoundingMode.HALF_UP);
            exchange.response().getHeaders().put("Server-Timing", "delay;dur=" + milliseconds);
            exchange.json(answer);
        }

        private void disconnected() {
            delay.cancel();
            counters.disconnected(run);
            exchange.callback().failed(new EofException("client disconnected"));
        }
    }
}
