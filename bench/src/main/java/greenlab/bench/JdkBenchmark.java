package greenlab.bench;

import com.google.gson.Gson;
import greenlab.cli.Cli;
import greenlab.server.StartupException;
import greenlab.stages.JdkFigures;
import java.util.ArrayList;
import java.util.List;

/** What differs between JDKs: the size of a sleeping greenlet and a full TLS handshake. The first JDK is "ours". */
final class JdkBenchmark {
    private static final int HANDSHAKES = 51;

    private JdkBenchmark() {}

    static List<BenchmarkRow> rows(Bench bench) {
        var rounds = new Rounds();
        for (int round = 1; round <= bench.rounds(); round++) {
            bench.javas().forEach(java -> measure(bench, java, rounds));
        }
        List<BenchmarkRow> rows = new ArrayList<>();
        addRows(rows, bench, rounds, "memory per greenlet", "bytes", "greenletBytes");
        addRows(rows, bench, rounds, "TLS handshake: sent", "bytes", "handshakeBytes");
        addRows(rows, bench, rounds, "TLS handshake: CPU", "ms", "handshakeMillis");
        return rows;
    }

    private static void measure(Bench bench, int java, Rounds rounds) {
        try {
            JdkFigures.measure(bench.checkout(), java, HANDSHAKES).ifPresentOrElse(
                figures -> rounds.add("Java " + java, new Gson().toJsonTree(figures).getAsJsonObject()),
                () -> bench.progress("no JDK " + java + " found"));
        } catch (StartupException | IllegalStateException failed) {
            throw new Cli.Failure(failed.getMessage(), failed);
        }
    }

    /** JDKs that were not found have no row. */
    private static void addRows(List<BenchmarkRow> rows, Bench bench, Rounds rounds, String what, String unit,
            String figure) {
        List<String> javas = bench.javas().stream().map(java -> "Java " + java).distinct()
            .filter(java -> !rounds.of(java, figure).isEmpty()).toList();
        javas.stream().skip(1).forEach(java -> rows.add(rounds.row(BenchmarkPart.JDKS,
            what + ", " + javas.getFirst(), unit, figure, javas.getFirst(), java, null)));
    }
}
