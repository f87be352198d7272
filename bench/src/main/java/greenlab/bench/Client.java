package greenlab.bench;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who fetches: this kit's green, and what its readers would pick instead. */
enum Client {
    GREEN("green", 10_000),
    /** Green once more, over https: with a TLS that is C, as gevent's is, in the place of the JDK's. */
    GREEN_BY_CONSCRYPT("green, by Conscrypt", 1000),
    VIRTUAL("virtual", 10_000),
    THREADS("threads", 10_000),
    JAVA_NET_HTTP("java.net.http", 10_000),
    GEVENT("gevent", 10_000),
    GREQUESTS("grequests", 1000),
    REQUESTS("requests", 10);

    private final String label;
    private final int most;

    Client(String label, int most) {
        this.label = label;
        this.most = most;
    }

    String label() {
        return label;
    }

    /** Whether it is this kit's. */
    boolean isOurs() {
        return this == GREEN || this == GREEN_BY_CONSCRYPT;
    }

    /** Beyond that it would take minutes, and tell nothing new. */
    boolean takes(int n) {
        return n <= most;
    }

    /** The command that has it fetch n times at once, verify the server if that is https, and print JSON. */
    Optional<List<String>> command(Bench bench, URI url, int n) {
        return switch (this) {
            case GREEN, THREADS -> Optional.of(fetch(bench, url, n));
            case VIRTUAL -> Optional.of(Stream.concat(fetch(bench, url, n).stream(),
                Stream.of("--carriers", "" + Runtime.getRuntime().availableProcessors())).toList());
            case GREEN_BY_CONSCRYPT -> Optional.of(url).filter(address -> address.getScheme().equals("https"))
                .map(address -> bench.script("ours/Conscrypt.java", address, "-n", n, "--runtime", "green",
                    "--truststore", bench.truststore(), "--json"));
            case JAVA_NET_HTTP -> Optional.of(bench.script("ours/JavaNetHttp.java", url, n, bench.truststore()));
            case GEVENT, GREQUESTS, REQUESTS -> bench.peers().map(peers ->
                peers.command(name().toLowerCase(), url, n, peers.certificate(bench.truststore())));
        };
    }

    private List<String> fetch(Bench bench, URI url, int n) {
        return List.of(bench.jbang(), "fetch", url.toString(), "-n", "" + n, "--runtime", name().toLowerCase(),
            "--json");
    }
}
