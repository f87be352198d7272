package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import greenlab.cli.Cli;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The same fetches of one second from one delay server, by each client in its own process. The time runs from the first
 * fetch's start to the last one's end, after a warm-up fetch. All clients check for a 200, read the body and, over
 * HTTPS, verify the certificate.
 */
final class FetchBenchmark {
    private static final List<Integer> HTTPS = List.of(10, 100, 1000);
    private static final List<Integer> HTTP = List.of(100, 1000, 10_000);
    /** Where there is a goal, these are measured in each round; all others once. */
    private static final Set<FetchClient> CLOSEST =
        EnumSet.of(FetchClient.GREEN, FetchClient.VIRTUAL, FetchClient.GEVENT);
    private static final String GREEN = FetchClient.GREEN.label();

    private final Bench bench;
    private final DelayServer server;
    private final List<BenchmarkRow> rows = new ArrayList<>();

    private FetchBenchmark(Bench bench, DelayServer server) {
        this.bench = bench;
        this.server = server;
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

    /** The goals. Those that don't depend on a peer are in the row of gevent. */
    private static Goal goal(String what, FetchClient peer) {
        boolean gevent = peer == FetchClient.GEVENT;
        return switch (what) {
            case "https 100" -> gevent ? Goal.atMostTheirs(1) : null;
            case "https 1000" -> gevent ? Goal.atMostTheirs(1.1) : null;
            case "https 1000, memory" -> gevent ? Goal.atMost(200) : null;
            case "http 1000" -> gevent || peer == FetchClient.VIRTUAL ? Goal.atMostTheirs(1) : null;
            case "http 10000" -> Goal.atMostTheirs(peer == FetchClient.VIRTUAL ? 0.9 : 1);
            case "http 10000, memory" -> gevent ? Goal.atMost(250) : null;
            default -> gevent && what.endsWith(", threads") ? Goal.atMost(1) : null;
        };
    }

    private void measure(String proto, List<Integer> counts) {
        URI url = URI.create((proto.equals("https") ? server.https() : server.http()) + "/delay/1");
        for (int n : counts) {
            String what = proto + " " + n;
            bench.progress(what);
            boolean last = n == counts.getLast();
            Rounds rounds = rounds(url, what, n, last);
            compare(what, "s", "seconds", GREEN, n, rounds);
            if (last) {
                compare(what + ", by Conscrypt", "s", "seconds", FetchClient.GREEN_CONSCRYPT.label(), n, rounds);
                compare(what + ", threads", "threads", "threads", GREEN, n, rounds);
                compare(what + ", memory", "MB", "memory", GREEN, n, rounds);
            }
        }
    }

    /** Adds a row for each peer, if there is a figure of ours. */
    private void compare(String what, String unit, String figure, String ours, int n, Rounds rounds) {
        Stream.of(FetchClient.values()).filter(peer -> !peer.isOurs() && !rounds.of(ours, figure).isEmpty())
            .forEach(peer -> rows.add(rounds.row(BenchmarkPart.FETCHES, what, unit, figure, ours, peer.label(),
                peer.supports(n) ? goal(what, peer) : null)));
    }

    /** Conscrypt is measured with the last number of fetches alone. */
    private Rounds rounds(URI url, String what, int n, boolean last) {
        var rounds = new Rounds();
        for (int round = 1; round <= bench.rounds(); round++) {
            for (FetchClient client : FetchClient.values()) {
                boolean again = CLOSEST.contains(client)
                    && goal(what, client.isOurs() ? FetchClient.GEVENT : client) != null;
                boolean shown = last || client != FetchClient.GREEN_CONSCRYPT;
                if (client.supports(n) && shown && (round == 1 || again)) {
                    client.command(bench, url, n).ifPresent(command -> run(client, command, n, rounds));
                }
            }
        }
        if (rounds.of(GREEN, "seconds").isEmpty()) {
            throw new Cli.Failure("green did not complete " + n + " fetches of " + url);
        }
        return rounds;
    }

    /** Adds nothing unless all fetches succeeded. */
    private void run(FetchClient client, List<String> command, int n, Rounds rounds) {
        ProcessResult result = ProcessResult.run(command);
        JsonObject figures = result.error() == null ? FetchClient.figures(result.output()) : null;
        if (figures == null || figures.get("ok").getAsInt() != n) {
            bench.progress(client.label() + " is left out: "
                + (figures == null ? result.error() : figures.get("ok") + " of " + n + " fetches succeeded"));
            return;
        }
        rounds.add(client.label(), "seconds", figures.get("seconds").getAsDouble());
        rounds.add(client.label(), "threads", result.threads());
        rounds.add(client.label(), "memory", result.peakMB());
    }
}
