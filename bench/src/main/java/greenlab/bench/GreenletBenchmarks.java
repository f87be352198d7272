package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.bench.BenchmarkRow.Goal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The costs of greenlets: nanoseconds of a switch and of {@code sleep(0)}, by JMH, and many sleepers. */
final class GreenletBenchmarks {
    private static final List<String> JMH = List.of("-f", "1", "-wi", "10", "-w", "200ms", "-i", "20", "-r", "200ms");
    private static final List<String> QUICK = List.of("-f", "1", "-wi", "5", "-w", "100ms", "-i", "5", "-r", "100ms");

    private final Map<String, Double> ours = new HashMap<>();
    private final Map<String, Double> theirs = new HashMap<>();

    private GreenletBenchmarks() {}

    static List<BenchmarkRow> switches(Bench bench) {
        GreenletBenchmarks figures = jmh(bench, "bare|switchTo", "switch");
        double pair = figures.ours.get("switchTo");
        return List.of(
            BenchmarkRow.of(BenchmarkPart.SWITCH, "switch pair", "ns", pair, "bare Continuation",
                figures.ours.get("bare"), Goal.ratioAtLeast(1 / 1.3)),
            BenchmarkRow.of(BenchmarkPart.SWITCH, "switch pair", "ns", pair, "greenlet", figures.theirs.get("nanos"),
                Goal.ratioAtLeast(3)));
    }

    static List<BenchmarkRow> sleeps(Bench bench) {
        GreenletBenchmarks figures = jmh(bench, "SwitchBenchmark.sleep", "sleep");
        return List.of(BenchmarkRow.of(BenchmarkPart.SLEEP, "sleep(0)", "ns", figures.ours.get("sleep"), "gevent",
            figures.theirs.get("nanos"), Goal.ratioAtLeast(5)));
    }

    static List<BenchmarkRow> sleepers(Bench bench) {
        int n = bench.quick() ? 10_000 : 100_000;
        double time = bench.quick() ? 1 : 5;
        var figures = new GreenletBenchmarks();
        for (int round = 1; round <= bench.rounds(); round++) {
            mergeMinimum(figures.ours, bench.ours("Sleepers.java", n, time));
            bench.theirs("sleepers", n, time).ifPresent(theirs -> mergeMinimum(figures.theirs, theirs));
        }
        String what = n + " sleepers of " + BenchmarkRow.figure(time, "s");
        return List.of(figures.sleepers(what, "s", "seconds", time + 0.5),
            figures.sleepers("memory per sleeper", "bytes", "bytes", 2048));
    }

    private BenchmarkRow sleepers(String what, String unit, String key, double limit) {
        return BenchmarkRow.of(BenchmarkPart.SLEEPERS, what, unit, ours.get(key), "gevent", theirs.get(key),
            Goal.atMost(limit));
    }

    private static GreenletBenchmarks jmh(Bench bench, String benchmarks, String peerBenchmark) {
        var figures = new GreenletBenchmarks();
        Object[] arguments = Stream.concat((bench.quick() ? QUICK : JMH).stream(), Stream.of(benchmarks)).toArray();
        for (int round = 1; round <= bench.rounds(); round++) {
            mergeMinimum(figures.ours, bench.ours("SwitchBenchmark.java", arguments));
            bench.theirs(peerBenchmark, bench.quick() ? 3 : 20)
                .ifPresent(theirs -> mergeMinimum(figures.theirs, theirs));
        }
        return figures;
    }

    /** The minimum counts: anything above the cost of a computation is noise. */
    private static void mergeMinimum(Map<String, Double> minima, JsonObject figures) {
        figures.keySet().forEach(name -> minima.merge(name, figures.get(name).getAsDouble(), Math::min));
    }
}
