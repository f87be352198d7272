package greenlab.server;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.io.EofException;

/**
 * {@code /delay/{n}}: holds a request for n seconds, then echoes it. The answer's {@code Server-Timing} tells for how
 * long it was held, which is longer where it had to queue for a thread first. If the client leaves, the wait ends.
 */
final class Delay implements Endpoint {

    private final Waiting waiting;
    private final Runs runs;

    Delay(Waiting waiting, Runs runs) {
        this.waiting = waiting;
        this.runs = runs;
    }

    @Override
    public void answer(Exchange exchange) throws Refused {
        var time = Seconds.parse("the delay", exchange.path("n"));
        var run = RunId.of(exchange).map(runs::of);
        new Held(exchange, Echo.of(exchange), time, run).hold();
    }

    /** A request that is being held. Its time comes or its client leaves: whichever is first ends it, and only once. */
    private final class Held {

        private final long arrived = System.nanoTime();
        private final Exchange exchange;
        private final Echo echo;
        private final Duration time;
        private final Optional<Runs.Count> run;
        private final Departure departure;
        private Waiting.Wait wait;

        private Held(Exchange exchange, Echo echo, Duration time, Optional<Runs.Count> run) {
            this.exchange = exchange;
            this.echo = echo;
            this.time = time;
            this.run = run;
            this.departure = new Departure(exchange.request(), this::clientLeft);
        }

        private void hold() {
            run.ifPresent(Runs.Count::arrived);
            wait = waiting.start(time, this::timeIsOver);
            departure.watch();
        }

        private void timeIsOver() {
            if (departure.unwatch()) {
                // Counted out before the answer is: a client that sends the next one on seeing it isn't two at once.
                run.ifPresent(Runs.Count::left);
                answer((System.nanoTime() - arrived) / 1e6);
            }
        }

        private void answer(double milliseconds) {
            exchange.response().getHeaders().put("Server-Timing", timing(milliseconds));
            exchange.json(new Answer(echo.args(), echo.headers(), echo.origin(), echo.url(), seconds(time)));
        }

        private void clientLeft() {
            wait.cancel();
            run.ifPresent(Runs.Count::left);
            exchange.callback().failed(new EofException("the client left"));
        }
    }

    /** An {@link Echo}, and the delay that was asked for, in seconds. */
    private record Answer(Map<String, Object> args, Map<String, String> headers, String origin, String url,
                          double delay) {}

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static String timing(double milliseconds) {
        return String.format(Locale.ROOT, "delay;dur=%.3f", milliseconds);
    }
}
