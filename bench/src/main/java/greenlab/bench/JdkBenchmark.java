package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.cli.Cli;
import greenlab.server.Keys;
import greenlab.server.StartupException;
import greenlab.setup.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between JDKs: the size of a sleeping greenlet and a full TLS handshake. The first JDK is "ours". */
final class JdkBenchmark {
    /** Compiles in the foreground: a greenlet is mostly its stack, whose size depends on what is compiled. */
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xbatch", "-Xmn600m",
        "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");

    private JdkBenchmark() {}

    static List<BenchmarkRow> rows(Bench bench) {
        Map<String, Path> jdks = new LinkedHashMap<>();
        for (int major : bench.javas()) {
            new Jdks().find(major).ifPresentOrElse(home -> jdks.put("Java " + major, home),
                () -> bench.progress("no JDK " + major + " found"));
        }
        Map<String, Map<String, Double>> minima = new LinkedHashMap<>();
        for (int round = 1; round <= bench.rounds(); round++) {
            jdks.forEach((java, home) -> GreenletBenchmarks.merge(
                minima.computeIfAbsent(java, _ -> new LinkedHashMap<>()), measure(bench, home)));
        }
        List<BenchmarkRow> rows = new ArrayList<>();
        addRows(rows, minima, "memory per greenlet", "bytes", "greenletBytes");
        addRows(rows, minima, "TLS handshake: sent", "bytes", "handshakeBytes");
        addRows(rows, minima, "TLS handshake: CPU", "ms", "handshakeMillis");
        return rows;
    }

    private static void addRows(List<BenchmarkRow> rows, Map<String, Map<String, Double>> minima, String what,
            String unit, String key) {
        List<String> javas = List.copyOf(minima.keySet());
        javas.stream().skip(1).forEach(java -> rows.add(BenchmarkRow.of(BenchmarkPart.JDKS,
            what + ", " + javas.getFirst(), unit, minima.get(javas.getFirst()).get(key), java,
            minima.get(java).get(key), null)));
    }

    private static JsonObject measure(Bench bench, Path jdk) {
        try {
            Keys keys = Keys.in(bench.checkout().tls());
            List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
            command.addAll(FLAGS);
            command.addAll(List.of("-cp", System.getProperty("java.class.path"),
                bench.folder().resolve("ours/OnJdk.java").toString(), keys.keystore().toString(),
                keys.truststore().toString(), Keys.PASSWORD));
            return Bench.run(command).getAsJsonObject();
        } catch (StartupException unusable) {
            throw new Cli.Failure(unusable.getMessage(), unusable);
        }
    }
}
