package greenlab.bench;

import com.google.gson.JsonElement;
import greenlab.bench.BenchmarkRow.Goal;
import greenlab.cli.Cli;
import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import java.util.List;

/** How long commands take to start, caches warm: the time of the whole process, less the seconds of its own run. */
final class StartBenchmark {
    private static final String GREENLET = "./jbang greenlet";
    private static final String FETCH = "./jbang fetch, start-up";
    private static final String STAGE = "./jbang stage 1, start-up";
    private static final String ONE = "gevent, 1 greenlet";
    private static final String CLIENT = "gevent, 1 fetch";

    private final Bench bench;
    private final Rounds rounds = new Rounds();

    private StartBenchmark(Bench bench) {
        this.bench = bench;
    }

    static List<BenchmarkRow> rows(Bench bench) {
        try (DelayServer server = DelayServer.start(ServerConfig.local(bench.checkout().tls()))) {
            new StartBenchmark(bench).measure(server.http() + "/delay/0.1"); // fills caches
            var benchmark = new StartBenchmark(bench);
            for (int round = 1; round <= bench.rounds(); round++) {
                benchmark.measure(server.http() + "/delay/0.1");
            }
            return List.of(benchmark.row(GREENLET, ONE, 0.25), benchmark.row(FETCH, CLIENT, 1),
                benchmark.row(STAGE, CLIENT, 1));
        } catch (StartupException failure) {
            throw new Cli.Failure(failure.getMessage(), failure);
        }
    }

    private BenchmarkRow row(String what, String peer, double limit) {
        return rounds.row(BenchmarkPart.START, what, "s", "seconds", what, peer, Goal.atMost(limit));
    }

    private void measure(String url) {
        String jbang = bench.checkout().jbang().toString();
        time(GREENLET, List.of(jbang, "greenlet", "--json"));
        time(FETCH, List.of(jbang, "fetch", "-n", "1", "--delay", "0.1", "--json"));
        time(STAGE, List.of(jbang, "stage", "1", "--java", "25", "--json"));
        bench.peers().ifPresent(peers -> {
            time(ONE, peers.command("greenlet"));
            time(CLIENT, peers.command("gevent", url, 1, PythonPeers.certificate(bench.truststore())));
        });
    }

    private void time(String what, List<String> command) {
        long start = System.nanoTime();
        JsonElement output = Bench.run(command);
        double seconds = (System.nanoTime() - start) / 1e9;
        JsonElement run = output.isJsonArray() ? output.getAsJsonArray().get(0) : output;
        JsonElement own = run.getAsJsonObject().get("seconds");
        rounds.add(what, "seconds", seconds - (own == null ? 0 : own.getAsDouble()));
    }
}
