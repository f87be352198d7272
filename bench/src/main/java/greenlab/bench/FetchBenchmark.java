package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import greenlab.cli.Cli;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The same fetches of one second from one delay server, by each client in its own process. The time runs from the first
 * fetch's start to the last one's end, after a warm-up fetch. All clients check for a 200, read the body and, over
 * HTTPS, verify the certificate. The fastest round counts.
 */
final class FetchBenchmark {
    private static final List<Integer> HTTPS = List.of(3, 5, 10, 100, 1000);
    private static final List<Integer> HTTP = List.of(10, 100, 1000, 10_000);
    private static final Map<String, Goal> GOALS = Map.of("https 10", Goal.atMost(1.15), "https 100", Goal.atMost(1.6),
        "https 1000", Goal.atMost(4), "http 1000", Goal.atMost(1.3), "http 10000", Goal.atMost(3));
    /** A client that takes longer has no further round. */
    private static final double SLOW_SECONDS = 15;

    private final Bench bench;
    private final DelayServer server;
    private final List<BenchmarkRow> rows = new ArrayList<>();

    private FetchBenchmark(Bench bench, DelayServer server) {
        this.bench = bench;
        this.server = server;
    }

    /** The figures of a client; threads and memory are null if unknown. */
    private record Figures(Double seconds, Double threads, Double peakMB) {
        static Figures faster(Figures one, Figures other) {
            return other.seconds < one.seconds ? other : one;
        }
    }

    static List<BenchmarkRow> rows(Bench bench) {
        try (DelayServer server = DelayServer.start(ServerConfig.local(bench.checkout().tls()))) {
            var benchmark = new FetchBenchmark(bench, server);
            benchmark.measure("https", bench.quick() ? List.of(10) : HTTPS);
            benchmark.measure("http", bench.quick() ? List.of(100) : HTTP);
            return benchmark.rows;
        } catch (StartupException failure) {
            throw new Cli.Failure(failure.getMessage(), failure);
        }
    }

    private void measure(String proto, List<Integer> counts) {
        URI url = URI.create((proto.equals("https") ? server.https() : server.http()) + "/delay/1");
        for (int n : counts) {
            String what = proto + " " + n;
            bench.progress(what);
            Map<FetchClient, Figures> best = rounds(url, n);
            Figures green = best.get(FetchClient.GREEN);
            Goal goal = GOALS.get(what);
            compare(what, "s", green, best, Figures::seconds, goal);
            if (n == counts.getLast() && best.containsKey(FetchClient.GREEN_CONSCRYPT)) {
                Figures conscrypt = best.get(FetchClient.GREEN_CONSCRYPT);
                compare(what + ", by Conscrypt", "s", conscrypt, best, Figures::seconds, goal);
            }
            if (n == counts.getLast() && green.threads() != null) {
                compare(what + ", threads", "threads", green, best, Figures::threads, Goal.atMost(1));
                compare(what + ", memory", "MB", green, best, Figures::peakMB, null);
            }
        }
    }

    private void compare(String what, String unit, Figures ours, Map<FetchClient, Figures> best,
            Function<Figures, Double> figure, Goal goal) {
        Stream.of(FetchClient.values()).filter(client -> !client.isOurs()).forEach(client ->
            rows.add(BenchmarkRow.of(BenchmarkPart.FETCHES, what, unit, figure.apply(ours), client.label(),
                Optional.ofNullable(best.get(client)).map(figure).orElse(null), goal)));
    }

    private Map<FetchClient, Figures> rounds(URI url, int n) {
        Map<FetchClient, Figures> best = new EnumMap<>(FetchClient.class);
        for (int round = 1; round <= bench.rounds(); round++) {
            for (FetchClient client : FetchClient.values()) {
                boolean again = best.get(client) == null ? round == 1 : best.get(client).seconds() < SLOW_SECONDS;
                if (client.supports(n) && again) {
                    client.command(bench, url, n).flatMap(command -> run(client, command, n))
                        .ifPresent(figures -> best.merge(client, figures, Figures::faster));
                }
            }
        }
        if (!best.containsKey(FetchClient.GREEN)) {
            throw new Cli.Failure("green did not complete " + n + " fetches of " + url);
        }
        return best;
    }

    /** Empty unless all fetches succeeded. */
    private Optional<Figures> run(FetchClient client, List<String> command, int n) {
        ProcessResult result = ProcessResult.run(command);
        JsonObject figures = result.error() == null ? FetchClient.figures(result.output()) : null;
        if (figures == null || figures.get("ok").getAsInt() != n) {
            bench.progress(client.label() + " is left out: "
                + (figures == null ? result.error() : figures.get("ok") + " of " + n + " fetches succeeded"));
            return Optional.empty();
        }
        return Optional.of(new Figures(figures.get("seconds").getAsDouble(), result.threads(), result.peakMB()));
    }
}
