package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import greenlab.fetch.FetchMain;
import greenlab.setup.Tool;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the cost of a fetch grows with the number of concurrent ones: seconds, and CPU time and memory of each fetch, in
 * a fresh process for each number. From {@value BASE} on, they should grow no further.
 */
final class GrowthBenchmark {
    private static final int BASE = 10_000;
    private static final int MOST = 50_000;
    /** Server and client have an open file for each fetch, and some more. */
    private static final int OTHER_FILES = 1000;
    private static final String RAISE_LIMIT =
        "ulimit -n " + (MOST + OTHER_FILES) + " 2>/dev/null || ulimit -n $(ulimit -Hn); ";
    private static final Goal LINEAR = Goal.atMostTheirs(1.25);

    private final Bench bench;
    private final Rounds rounds = new Rounds();

    private GrowthBenchmark(Bench bench) {
        this.bench = bench;
    }

    static List<BenchmarkRow> rows(Bench bench) {
        List<Integer> counts = bench.quick() ? List.of(100, 1000) : List.of(100, 1000, BASE, most(bench));
        var benchmark = new GrowthBenchmark(bench);
        String jbang = bench.checkout().jbang().toString();
        try (var server = RunningServer.start(port -> limited(List.of(jbang, "serve", "--host", "0.0.0.0", "--port",
                "" + port, "--https-port", "0")))) {
            counts.forEach(n -> benchmark.measure(server.url("/delay/1"), n));
        } catch (IOException unavailable) {
            bench.progress("without growth: " + unavailable.getMessage());
        }
        return counts.stream().flatMap(n -> benchmark.rows(n, n.equals(counts.getLast()))).toList();
    }

    /** The largest number of fetches that the limit of open files allows, in thousands. */
    private static int most(Bench bench) {
        String limit = Tool.output("sh", "-c", RAISE_LIMIT + "ulimit -n").output().strip();
        if (!limit.matches("\\d{1,8}") || Integer.parseInt(limit) >= MOST + OTHER_FILES) {
            return MOST;
        }
        int most = Math.max(BASE, Integer.parseInt(limit) / 1000 * 1000 - OTHER_FILES);
        bench.progress(most + " fetches instead of " + MOST + ": at most " + limit
            + " files may be open; raise the hard limit, as root: ulimit -Hn " + (MOST + OTHER_FILES));
        return most;
    }

    private static List<String> limited(List<String> command) {
        return Stream.concat(Stream.of("sh", "-c", RAISE_LIMIT + "exec \"$@\"", "sh"), command.stream()).toList();
    }

    private void measure(String url, int n) {
        bench.progress(n + " at once");
        for (int round = 1; round <= (n < BASE ? 1 : bench.rounds()); round++) {
            run("green", green(url, n), n);
            if (round == 1) {
                run("virtual", bench.script("ManyFetches.java", "virtual", url, n), n);
                bench.peers().ifPresent(peers -> run("gevent", peers.command("many", url, n), n));
            }
        }
    }

    /** With the agent for small buffers, as {@code fetch} has it for many greenlets. */
    private List<String> green(String url, int n) {
        return bench.script(bench.folder().resolve("ours/ManyFetches.java")).command(
            List.of("-javaagent:" + ChildJvm.locationOf(FetchMain.class) + "=buffers"), List.of("green", url, n));
    }

    private void run(String client, List<String> command, int n) {
        ProcessResult result = ProcessResult.run(limited(command));
        JsonObject figures = result.error() == null ? Bench.json(result.output()).getAsJsonObject() : null;
        if (figures == null || figures.get("ok").getAsInt() != n) {
            bench.progress(client + " is left out: "
                + (figures == null ? result.error() : figures.get("ok") + " of " + n + " fetches succeeded"));
            return;
        }
        rounds.add(client, n + " seconds", figures.get("seconds").getAsDouble());
        rounds.add(client, n + " cpu", figures.get("cpu").getAsDouble() * 1e6 / n);
        rounds.add(client, n + " memory", figures.get("bytes").getAsDouble() / 1024 / n);
    }

    private Stream<BenchmarkRow> rows(int n, boolean last) {
        List<BenchmarkRow> rows = new ArrayList<>();
        String what = n + " at once";
        addRows(rows, n, what, "s", "seconds", null);
        addRows(rows, n, what + ", CPU each", "us", "cpu", last ? LINEAR : null);
        addRows(rows, n, what + ", memory each", "KB", "memory", last ? LINEAR : null);
        return rows.stream();
    }

    private void addRows(List<BenchmarkRow> rows, int n, String what, String unit, String figure, Goal linear) {
        List<Double> ours = rounds.of("green", n + " " + figure);
        if (!ours.isEmpty()) {
            Stream.of("virtual", "gevent").forEach(peer -> rows.add(BenchmarkRow.of(BenchmarkPart.GROWTH, what, unit,
                ours, peer, rounds.of(peer, n + " " + figure), null)));
            List<Double> base = rounds.of("green", BASE + " " + figure);
            if (!figure.equals("seconds") && n != BASE && !base.isEmpty()) {
                rows.add(BenchmarkRow.of(BenchmarkPart.GROWTH, what, unit, ours, "green, " + BASE, base, linear));
            }
        }
    }
}
