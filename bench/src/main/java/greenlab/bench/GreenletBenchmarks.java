package greenlab.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The costs of greenlets: CPU time of a switch and of {@code sleep(0)}, by JMH, and many sleepers. */
final class GreenletBenchmarks {
    private static final List<String> JMH = List.of("-v", "silent", "-rf", "json", "-rff", "/dev/stdout", "-f", "1");
    private static final List<String> FULL = List.of("-wi", "5", "-w", "200ms", "-i", "7", "-r", "200ms");
    private static final List<String> QUICK = List.of("-wi", "5", "-w", "100ms", "-i", "5", "-r", "100ms");
    private static final String DELAY = "their delay";

    private GreenletBenchmarks() {}

    static List<BenchmarkRow> switches(Bench bench) {
        Rounds rounds = jmh(bench, "bare|switchTo", "switch", "greenlet");
        return List.of(
            BenchmarkRow.of(BenchmarkPart.SWITCH, "switch pair", "ns", rounds.of("switchTo", "nanos"),
                "bare Continuation", rounds.of("bare", "nanos"), Goal.atMostTheirs(1.3)),
            rounds.row(BenchmarkPart.SWITCH, "switch pair", "ns", "nanos", "switchTo", "greenlet",
                Goal.ratioAtLeast(3)));
    }

    static List<BenchmarkRow> sleeps(Bench bench) {
        Rounds rounds = jmh(bench, "SwitchBenchmark.sleep", "sleep", "gevent");
        return List.of(rounds.row(BenchmarkPart.SLEEP, "sleep(0)", "ns", "nanos", "sleep", "gevent",
            Goal.ratioAtLeast(5)));
    }

    /** A million of gevent's would take 6 GB; its memory is that of a hundred thousand. */
    static List<BenchmarkRow> sleepers(Bench bench) {
        int n = bench.quick() ? 10_000 : 1_000_000;
        int theirs = bench.quick() ? 10_000 : 100_000;
        double delay = bench.quick() ? 1 : 5;
        String peer = "gevent, " + theirs;
        var rounds = new Rounds();
        rounds.add(DELAY, "seconds", delay);
        rounds.add("green", bench.ours("Sleepers.java", n, delay).getAsJsonObject());
        bench.theirs("sleepers", theirs, delay).ifPresent(figures -> rounds.add(peer, figures));
        return List.of(
            rounds.row(BenchmarkPart.SLEEPERS, n + " sleepers of " + BenchmarkRow.figure(delay, "s"), "s", "seconds",
                "green", DELAY, Goal.atMostTheirs(1.6)),
            rounds.row(BenchmarkPart.SLEEPERS, "memory per sleeper", "bytes", "bytes", "green", peer,
                bench.quick() ? null : Goal.atMost(600)));
    }

    private static Rounds jmh(Bench bench, String benchmarks, String peerBenchmark, String peer) {
        var rounds = new Rounds();
        Object[] arguments = Stream.of(JMH, bench.quick() ? QUICK : FULL, List.of(benchmarks)).flatMap(List::stream)
            .toArray();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.ours("SwitchBenchmark.java", arguments).getAsJsonArray().forEach(result ->
                addMeasured(rounds, result.getAsJsonObject()));
            bench.theirs(peerBenchmark, 7).ifPresent(figures -> rounds.add(peer, figures));
        }
        return rounds;
    }

    /** Adds a result in JMH's format: the fork has a figure for each iteration. */
    private static void addMeasured(Rounds rounds, JsonObject result) {
        String name = result.get("benchmark").getAsString();
        List<Double> nanos = iterations(result, "cpuNanos");
        List<Double> operations = iterations(result, "operations");
        rounds.add(name.substring(name.lastIndexOf('.') + 1), "nanos", Rounds.median(
            IntStream.range(0, nanos.size()).mapToObj(i -> nanos.get(i) / operations.get(i)).toList()));
    }

    private static List<Double> iterations(JsonObject result, String counter) {
        return result.getAsJsonObject("secondaryMetrics").getAsJsonObject(counter).getAsJsonArray("rawData").get(0)
            .getAsJsonArray().asList().stream().map(JsonElement::getAsDouble).toList();
    }
}
