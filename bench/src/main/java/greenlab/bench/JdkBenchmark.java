package greenlab.bench;

import greenlab.cli.Cli;
import greenlab.server.StartupException;
import greenlab.stages.JdkFigures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What differs between JDKs: the size of a sleeping greenlet and a full TLS handshake. The first JDK is "ours". */
final class JdkBenchmark {
    private static final int HANDSHAKES = 51;

    private JdkBenchmark() {}

    static List<BenchmarkRow> rows(Bench bench) {
        Map<Integer, JdkFigures> minima = new LinkedHashMap<>();
        for (int round = 1; round <= bench.rounds(); round++) {
            for (int java : bench.javas()) {
                measure(bench, java, minima);
            }
        }
        List<BenchmarkRow> rows = new ArrayList<>();
        addRows(rows, minima, "memory per greenlet", "bytes", JdkFigures::greenletBytes);
        addRows(rows, minima, "TLS handshake: sent", "bytes", JdkFigures::handshakeBytes);
        addRows(rows, minima, "TLS handshake: CPU", "ms", JdkFigures::handshakeMillis);
        return rows;
    }

    private static void measure(Bench bench, int java, Map<Integer, JdkFigures> minima) {
        try {
            JdkFigures.measure(bench.checkout(), java, HANDSHAKES).ifPresentOrElse(
                figures -> minima.merge(java, figures, JdkFigures::min),
                () -> bench.progress("no JDK " + java + " found"));
        } catch (StartupException | IllegalStateException failed) {
            throw new Cli.Failure(failed.getMessage(), failed);
        }
    }

    private static void addRows(List<BenchmarkRow> rows, Map<Integer, JdkFigures> minima, String what, String unit,
            ToDoubleFunction<JdkFigures> figure) {
        List<Integer> javas = List.copyOf(minima.keySet());
        javas.stream().skip(1).forEach(java -> rows.add(BenchmarkRow.of(BenchmarkPart.JDKS,
            what + ", Java " + javas.getFirst(), unit, figure.applyAsDouble(minima.get(javas.getFirst())),
            "Java " + java, figure.applyAsDouble(minima.get(java)), null)));
    }
}
