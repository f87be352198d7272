///usr/bin/env jbang "$0" "$@" ; exit $?
// N concurrent GETs with java.net.http, each on its own connection: jbang JavaNetHttp.java URL N TRUSTSTORE
// Prints JSON: the seconds from the first start to the last end, and the number of responses with status 200.

//JAVA 25+
// The options of a fetch with n > 100, so that clients are compared and not heaps.
//RUNTIME_OPTIONS -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:InitialRAMPercentage=10 -Xmn32m -XX:TLABSize=64k
//RUNTIME_OPTIONS -XX:CompileThresholdScaling=0.2

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One client, sendAsync, join, as in its documentation; after a warm-up fetch. */
class JavaNetHttp {
    private static final Duration TIMEOUT = Duration.ofSeconds(100);

    public static void main(String... args) throws Exception {
        URI url = URI.create(args[0]);
        int n = Integer.parseInt(args[1]);
        System.setProperty("javax.net.ssl.trustStore", args[2]);
        System.setProperty("javax.net.ssl.trustStorePassword", "greenlab");
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        client.send(request(url.resolve("/delay/0")), HttpResponse.BodyHandlers.ofByteArray());
        long start = System.nanoTime();
        var answers = IntStream.range(0, n)
            .mapToObj(i -> client.sendAsync(request(url), HttpResponse.BodyHandlers.ofByteArray())
                .handle((answer, failure) -> failure == null && answer.statusCode() == 200)).toList();
        long ok = answers.stream().filter(CompletableFuture::join).count();
        System.out.printf(Locale.ROOT, "{\"seconds\":%.3f,\"ok\":%d}%n", (System.nanoTime() - start) / 1e9, ok);
        System.exit(0);
    }

    private static HttpRequest request(URI url) {
        return HttpRequest.newBuilder(url).timeout(TIMEOUT).build();
    }
}
