package greenlab.bench;

import com.google.gson.JsonObject;
import greenlab.fetch.Event;
import greenlab.fetch.ReportLine;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The clients that fetch: green and its alternatives. */
enum FetchClient {
    GREEN("green", 10_000),
    /** Green over HTTPS with native TLS, as in gevent. */
    GREEN_CONSCRYPT("green, by Conscrypt", 1000),
    VIRTUAL("virtual", 10_000),
    THREADS("threads", 10_000),
    JAVA_NET_HTTP("java.net.http", 10_000),
    GEVENT("gevent", 10_000),
    GREQUESTS("grequests", 1000),
    REQUESTS("requests", 10);

    private final String label;
    private final int max;

    FetchClient(String label, int max) {
        this.label = label;
        this.max = max;
    }

    String label() {
        return label;
    }

    boolean isOurs() {
        return this == GREEN || this == GREEN_CONSCRYPT;
    }

    /** Whether n fetches take a reasonable time. */
    boolean supports(int n) {
        return n <= max;
    }

    /** Stage 3's script, with the JVM flags of a fetch, so that clients are compared rather than heaps. */
    private static List<String> conscrypt(Bench bench, URI url, int n) {
        List<String> flags = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:InitialRAMPercentage=10",
            "-Xmn32m", "-XX:TLABSize=64k", "-XX:CompileThresholdScaling=0.2");
        return bench.script(bench.checkout().stages().resolve("stage3.java"))
            .command(flags, List.of(url, "green", n, 1, bench.truststore()));
    }

    /** The figures in a client's output: its JSON document, or a fetch's report lines. */
    static JsonObject figures(String output) {
        List<ReportLine> lines = output.lines().map(ReportLine::parse).filter(Objects::nonNull).toList();
        if (lines.isEmpty()) {
            return Bench.json(output).getAsJsonObject();
        }
        JsonObject figures = new JsonObject();
        figures.addProperty("seconds", lines.getLast().result().seconds());
        figures.addProperty("ok", lines.stream()
            .filter(line -> line.event() != null && line.event().what() == Event.What.DONE).count());
        return figures;
    }

    /** A command that fetches n times concurrently and prints JSON; empty if the client is unavailable. */
    Optional<List<String>> command(Bench bench, URI url, int n) {
        String name = name().toLowerCase(Locale.ROOT);
        String carriers = "" + (this == VIRTUAL ? Runtime.getRuntime().availableProcessors() : 1);
        return switch (this) {
            case GREEN, THREADS, VIRTUAL -> Optional.of(List.of(bench.checkout().jbang().toString(), "fetch",
                url.toString(), "-n", "" + n, "--runtime", name, "--carriers", carriers, "--json"));
            case GREEN_CONSCRYPT -> Optional.of(url).filter(address -> address.getScheme().equals("https"))
                .map(address -> conscrypt(bench, address, n));
            case JAVA_NET_HTTP -> Optional.of(bench.script("JavaNetHttp.java", url, n, bench.truststore()));
            case GEVENT, GREQUESTS, REQUESTS -> bench.peers().map(peers ->
                peers.command(name, url, n, PythonPeers.certificate(bench.truststore())));
        };
    }
}
