package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server with the JVM options of {@code ./jbang serve}. */
@Tag("system")
class ServeTest {

    /** Fails if the server serialises requests or stalls. A limit of 50 ms is for a quiet machine, and for bench. */
    @Test
    void twoThousandConcurrentRequestsAreOnTime() throws Exception {
        Process server = Command.start("serve", "--port", "0", "--https-port", "0");
        try (var said = server.inputReader(); var client = HttpClient.newHttpClient()) {
            String url = said.readLine();
            String opens = Checkout.find().root().resolve("bench/ours/HeldRequests.java").toString();
            Command.Ended ended = Command.run(opens, url + "/delay/4?run=many", "2000");
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            JsonObject seen = JsonParser.parseString(ended.out()).getAsJsonObject();
            assertThat(seen.get("ok").getAsInt()).isEqualTo(2000);
            assertThat(seen.get("latestMillis").getAsLong()).as("of a delay of 4000").isLessThan(1000);
            var stats = HttpRequest.newBuilder(URI.create(url + "/stats?run=many")).build();
            String counted = client.send(stats, HttpResponse.BodyHandlers.ofString()).body();
            assertThat(JsonParser.parseString(counted)).isEqualTo(JsonParser.parseString(
                "{'run':'many','requests':2000,'inFlight':0,'cancelled':0,'peakInFlight':2000}"));
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly().waitFor();
        }
    }
}
