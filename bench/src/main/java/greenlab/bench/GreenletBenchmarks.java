package greenlab.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The costs of greenlets: nanoseconds of a switch and of {@code sleep(0)}, by JMH, and many sleepers. */
final class GreenletBenchmarks {
    private static final List<String> JMH = List.of("-v", "silent", "-rf", "json", "-rff", "/dev/stdout", "-f", "1");
    private static final List<String> FULL = List.of("-wi", "10", "-w", "200ms", "-i", "20", "-r", "200ms");
    private static final List<String> QUICK = List.of("-wi", "5", "-w", "100ms", "-i", "5", "-r", "100ms");

    /** The minima of all rounds: anything above the cost of a computation is noise. */
    private final Map<String, Double> ours = new HashMap<>();
    private final Map<String, Double> theirs = new HashMap<>();

    private GreenletBenchmarks() {}

    static List<BenchmarkRow> switches(Bench bench) {
        GreenletBenchmarks minima = jmh(bench, "bare|switchTo", "switch");
        return List.of(
            BenchmarkRow.of(BenchmarkPart.SWITCH, "switch pair", "ns", minima.ours.get("switchTo"),
                "bare Continuation", minima.ours.get("bare"), Goal.ratioAtLeast(1 / 1.3)),
            BenchmarkRow.of(BenchmarkPart.SWITCH, "switch pair", "ns", minima.ours.get("switchTo"), "greenlet",
                minima.theirs.get("nanos"), Goal.ratioAtLeast(3)));
    }

    static List<BenchmarkRow> sleeps(Bench bench) {
        GreenletBenchmarks minima = jmh(bench, "SwitchBenchmark.sleep", "sleep");
        return List.of(BenchmarkRow.of(BenchmarkPart.SLEEP, "sleep(0)", "ns", minima.ours.get("sleep"), "gevent",
            minima.theirs.get("nanos"), Goal.ratioAtLeast(5)));
    }

    static List<BenchmarkRow> sleepers(Bench bench) {
        int n = bench.quick() ? 10_000 : 100_000;
        double time = bench.quick() ? 1 : 5;
        var minima = new GreenletBenchmarks();
        for (int round = 1; round <= bench.rounds(); round++) {
            merge(minima.ours, bench.ours("Sleepers.java", n, time).getAsJsonObject());
            bench.theirs("sleepers", n, time).ifPresent(figures -> merge(minima.theirs, figures));
        }
        String what = n + " sleepers of " + BenchmarkRow.figure(time, "s");
        return List.of(minima.sleepers(what, "s", "seconds", time + 0.5),
            minima.sleepers("memory per sleeper", "bytes", "bytes", 2048));
    }

    private BenchmarkRow sleepers(String what, String unit, String key, double limit) {
        return BenchmarkRow.of(BenchmarkPart.SLEEPERS, what, unit, ours.get(key), "gevent", theirs.get(key),
            Goal.atMost(limit));
    }

    private static GreenletBenchmarks jmh(Bench bench, String benchmarks, String peerBenchmark) {
        var minima = new GreenletBenchmarks();
        Object[] arguments = Stream.of(JMH, bench.quick() ? QUICK : FULL, List.of(benchmarks)).flatMap(List::stream)
            .toArray();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.ours("SwitchBenchmark.java", arguments).getAsJsonArray().forEach(result ->
                minima.addMeasured(result.getAsJsonObject()));
            bench.theirs(peerBenchmark, bench.quick() ? 3 : 20).ifPresent(figures -> merge(minima.theirs, figures));
        }
        return minima;
    }

    /** Adds a result in JMH's format: the fork has a figure for each iteration. */
    private void addMeasured(JsonObject result) {
        String name = result.get("benchmark").getAsString();
        double minimum = result.getAsJsonObject("primaryMetric").getAsJsonArray("rawData").get(0).getAsJsonArray()
            .asList().stream().mapToDouble(JsonElement::getAsDouble).min().orElseThrow();
        ours.merge(name.substring(name.lastIndexOf('.') + 1), minimum, Math::min);
    }

    static void merge(Map<String, Double> minima, JsonObject figures) {
        figures.keySet().forEach(name -> minima.merge(name, figures.get(name).getAsDouble(), Math::min));
    }
}
