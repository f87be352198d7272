package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import greenlab.setup.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
    /** uWSGI's times vary between 4 and 9 s with its small backlog, so that a median of three would vary as well. */
    private static final int AB_ROUNDS = 7;

    private final Bench bench;
    private final boolean ab;
    private final int held;
    private final int requests;
    private final Map<ServerUnderTest, List<Double>> rounds = new EnumMap<>(ServerUnderTest.class);
    private final Map<ServerUnderTest, Double> late = new EnumMap<>(ServerUnderTest.class);
    private final Map<ServerUnderTest, Double> memory = new EnumMap<>(ServerUnderTest.class);

    private ServerBenchmark(Bench bench) {
        this.bench = bench;
        this.ab = bench.hasProgram("ab", "apache2-utils");
        this.held = bench.quick() ? 1000 : 10_000;
        this.requests = bench.quick() ? 200 : 2000;
    }

    static List<BenchmarkRow> rows(Bench bench) {
        var benchmark = new ServerBenchmark(bench);
        int rounds = benchmark.ab && !bench.quick() ? AB_ROUNDS : bench.rounds();
        for (ServerUnderTest server : ServerUnderTest.values()) {
            for (int round = 1; round <= rounds; round++) {
                bench.progress(server.label() + ", " + round + " of " + rounds);
                benchmark.measure(server, server.holdsMany() && round <= bench.rounds());
            }
        }
        return benchmark.rows();
    }

    private void measure(ServerUnderTest server, boolean holding) {
        try (RunningServer running = server.start(bench)) {
            if (ab) {
                ab(running, "/delay/0", 100, 2000);
                ab(running, "/delay/1", requests / 2, requests).ifPresent(seconds ->
                    rounds.computeIfAbsent(server, _ -> new ArrayList<>()).add(seconds));
            }
            if (holding) {
                JsonObject figures = bench.ours("HeldRequests.java", running.url("/delay/5"), held)
                    .getAsJsonObject();
                late.merge(server, figures.get("latePercent").getAsDouble(), Math::min);
                Optional.ofNullable(running.peakMB()).ifPresent(peak -> memory.merge(server, peak, Math::min));
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

    private List<BenchmarkRow> rows() {
        Map<ServerUnderTest, Double> seconds = new EnumMap<>(ServerUnderTest.class);
        rounds.forEach((server, times) -> seconds.put(server, times.stream().sorted().toList().get(times.size() / 2)));
        Map<ServerUnderTest, Double> added = new EnumMap<>(seconds);
        added.replaceAll((_, time) -> time - MIN_SECONDS);
        String load = "ab -c " + requests / 2 + " -n " + requests + ", 1 s each";
        String many = held + " delays";
        return Stream.of(
            row(load, "s", seconds, ServerUnderTest.UWSGI_GEVENT, Goal.ratioAtLeast(1.5)),
            row(load, "s", seconds, ServerUnderTest.UWSGI_GEVENT_BACKLOG, null),
            row(load, "s", seconds, ServerUnderTest.UWSGI_THREADS_BACKLOG, null),
            row(load, "s", seconds, ServerUnderTest.GO_HTTPBIN, null),
            row("ab, above its minimum of 3 s", "s", added, ServerUnderTest.UWSGI_GEVENT_BACKLOG, null),
            row(many + ": > 50 ms late", "%", late, ServerUnderTest.GO_HTTPBIN, Goal.atMost(1)),
            row(many + ": memory", "MB", memory, ServerUnderTest.GO_HTTPBIN, Goal.atMost(300)))
            .flatMap(Optional::stream).toList();
    }

    /** Empty without a figure of ours. Goals apply to the full number of requests only. */
    private Optional<BenchmarkRow> row(String what, String unit, Map<ServerUnderTest, Double> figures,
            ServerUnderTest peer, Goal goal) {
        return Optional.ofNullable(figures.get(ServerUnderTest.GREENLAB))
            .map(ours -> BenchmarkRow.of(BenchmarkPart.SERVERS, what, unit, ours, peer.label(), figures.get(peer),
                bench.quick() ? null : goal));
    }
}
