package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import greenlab.setup.Tool;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Servers that delay responses, each a fresh process after a warm-up of two thousand requests. All are measured with
 * Apache's {@code ab}; those which can hold ten thousand delayed requests are measured at that as well.
 *
 * <p>{@code ab} sends one request alone, and then the others in two batches, so it takes at least three seconds. What a
 * server adds to these is a row of its own.
 */
final class ServerBenchmark {
    private static final Pattern SECONDS = Pattern.compile("Time taken for tests:\\s+([\\d.]+) seconds");
    private static final double MIN_SECONDS = 3;
    private static final String GREENLAB = ServerUnderTest.GREENLAB.label();

    private final Bench bench;
    private final boolean ab;
    private final int held;
    private final int requests;
    private final Rounds rounds = new Rounds();

    private ServerBenchmark(Bench bench) {
        this.bench = bench;
        this.ab = bench.hasProgram("ab", "apache2-utils");
        this.held = bench.quick() ? 1000 : 10_000;
        this.requests = bench.quick() ? 200 : 2000;
    }

    static List<BenchmarkRow> rows(Bench bench) {
        var benchmark = new ServerBenchmark(bench);
        int rounds = benchmark.ab ? bench.rounds() : 1;
        for (int round = 1; round <= rounds; round++) {
            for (ServerUnderTest server : ServerUnderTest.values()) {
                if (round == 1 || server.hasGoal()) {
                    bench.progress(server.label() + ", " + round + " of " + (server.hasGoal() ? rounds : 1));
                    benchmark.measure(server, server.holdsMany() && round == 1);
                }
            }
        }
        return benchmark.rows();
    }

    private void measure(ServerUnderTest server, boolean holding) {
        try (RunningServer running = server.start(bench)) {
            if (ab) {
                ab(running, "/delay/0", 100, 2000);
                ab(running, "/delay/1", requests / 2, requests).ifPresent(seconds -> {
                    rounds.add(server.label(), "seconds", seconds);
                    rounds.add(server.label(), "added", seconds - MIN_SECONDS);
                });
            }
            if (holding) {
                String url = running.url("/delay/" + (bench.quick() ? 2 : 5));
                JsonObject figures = bench.ours("HeldRequests.java", url, held).getAsJsonObject();
                rounds.add(server.label(), "late", figures.get("latePercent").getAsDouble());
                rounds.add(server.label(), "memory", running.peakMB());
            }
        } catch (IOException unavailable) {
            bench.progress(server.label() + " is left out: " + unavailable.getMessage());
        }
    }

    /** The time in seconds; empty if a request failed. */
    private Optional<Double> ab(RunningServer server, String path, int concurrency, int total) {
        Tool.Result result = Tool.run("ab", "-q", "-l", "-s", "120", "-c", concurrency, "-n", total, server.url(path));
        Matcher seconds = SECONDS.matcher(result.output());
        boolean complete = seconds.find() && result.output().matches("(?s).*Failed requests:\\s+0\n.*")
            && !result.output().contains("Non-2xx");
        if (!complete) {
            bench.progress("ab: not all requests succeeded: " + result.errorLine());
        }
        return complete ? Optional.of(Double.valueOf(seconds.group(1))) : Optional.empty();
    }

    /** Without the figures that are missing. Goals apply to the full number of requests only. */
    private List<BenchmarkRow> rows() {
        String load = "ab -c " + requests / 2 + " -n " + requests + ", 1 s each";
        String many = held + " delays";
        return Stream.of(
            row(load, "s", "seconds", ServerUnderTest.UWSGI_GEVENT, null),
            row(load, "s", "seconds", ServerUnderTest.UWSGI_THREADS, null),
            row(load, "s", "seconds", ServerUnderTest.GO_HTTPBIN, null),
            row("ab, above its minimum of 3 s", "s", "added", ServerUnderTest.UWSGI_GEVENT, Goal.ratioAtLeast(2)),
            row(many + ": > 50 ms late", "%", "late", ServerUnderTest.GO_HTTPBIN, Goal.atMost(1)),
            row(many + ": memory", "MB", "memory", ServerUnderTest.GO_HTTPBIN, Goal.atMost(300)))
            .flatMap(Optional::stream).toList();
    }

    private Optional<BenchmarkRow> row(String what, String unit, String figure, ServerUnderTest peer, Goal goal) {
        return rounds.of(GREENLAB, figure).isEmpty() ? Optional.empty()
            : Optional.of(rounds.row(BenchmarkPart.SERVERS, what, unit, figure, GREENLAB, peer.label(),
                bench.quick() ? null : goal));
    }
}
