package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.fetch.RunSpec;
import greenlab.fetch.Step;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.run.Verdict;
import greenlab.stages.Outcome;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders, each in its own JVM: the sockets in use, and what the server counted. */
@Tag("system")
@ResourceLock(value = "children of this JVM that fetch", mode = ResourceAccessMode.READ)
class OrderTest {
    private static final int N = BothClocks.N;
    private static final double DELAY = 1;

    @RegisterExtension
    static final ServedStages STAGES = new ServedStages();

    /** What the command prints as JSON. */
    private static JsonObject order(String steps, int java, double delay) throws Exception {
        List<Step> order = Step.order(steps);
        Outcome outcome = STAGES.runner().order(RunSpec.ofOrder(order, "" + java, N, delay), run -> { });
        return JsonParser.parseString(outcome.json()).getAsJsonObject();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "patch client                 | 25 | FAST | sun.security.ssl.SSLSocketImpl          | GreenSocketImpl",
        "client patch provider engine | 25 | SLOW | sun.security.ssl.SSLSocketImpl          | NioSocketImpl",
        "patch client engine provider | 25 | FAST | sun.security.ssl.SSLSocketImpl          | GreenSocketImpl",
        "patch provider client engine | 25 | SLOW | org.conscrypt.Java8FileDescriptorSocket | GreenSocketImpl",
        "provider client patch        | 25 | SLOW | org.conscrypt.Java8FileDescriptorSocket | NioSocketImpl",
        "provider patch engine client | 25 | FAST | org.conscrypt.Java8EngineSocket         | GreenSocketImpl",
        "provider patch engine        | 25 | FAST | org.conscrypt.Java8EngineSocket         | GreenSocketImpl",
        "provider patch engine client | 21 | SLOW | org.conscrypt.Java8EngineSocket         | GreenSocketImpl",
        "provider engine client       | 25 | SLOW | org.conscrypt.Java8EngineSocket         | NioSocketImpl"})
    void orderDeterminesSocketsAndVerdict(String steps, int java, Verdict verdict, String tls, String under)
            throws Exception {
        JsonObject outcome = order(steps, java, verdict == Verdict.FAST ? BothClocks.DELAY : DELAY);
        Run run = RunJson.run(outcome.toString());
        BothClocks.assertSay(verdict, run);
        assertThat(run.tls().socket()).isEqualTo(tls);
        JsonArray layers = outcome.getAsJsonObject("socket").getAsJsonArray("layers");
        assertThat(type(layers, 0)).isEqualTo(tls);
        assertThat(type(layers, layers.size() - 1)).endsWith("." + under);
        boolean late = under.equals("NioSocketImpl") && steps.contains("patch") && OS.LINUX.isCurrentOs();
        assertThat(outcome.get("warnings").toString().contains("already open and stay")).isEqualTo(late);
    }

    private static String type(JsonArray layers, int i) {
        return layers.get(i).getAsJsonObject().get("type").getAsString();
    }

    /** Conscrypt's property selects the JDK's TLS, which then asks the provider for its curves. */
    @Test
    void engineBeforeProviderFails() throws Exception {
        Command.Ended ended = Command.run("order", "engine", "provider", "client", "-n", "" + N, "--delay", "" + DELAY,
            "--json");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.errors()).singleElement().asString().contains("TLS failed to start in this JVM");
        assertThat(RunJson.run(ended.out()).verdict()).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "client patch          | SSLSocketImpl over GreenSocketImpl",
        "patch client provider | failed: (internal_error)"})
    void latePatchAppliesToNewConnections(String steps, String next) throws Exception {
        assertThat(order(steps, 25, DELAY).get("next").getAsString()).contains(next);
    }

    @Test
    void reportShowsTheLayersOfTheSocket() throws Exception {
        Command.Ended ended = Command.run("order", "patch", "provider", "client", "-n", "" + N, "--delay", "" + DELAY);
        assertThat(ended.out()).contains("slow", "order: patch provider client\n"
            + "  org.conscrypt.Java8FileDescriptorSocket\n    greenlab.net.GreenSocketImpl\nprovider: Conscrypt");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "order                   | give either the steps in your order, or --all",
        "order --all patch       | give either the steps in your order, or --all",
        "order patch sockets     | unknown step 'sockets'; expected some of patch, client, provider, engine",
        "order patch patch       | each step can be taken once",
        "order patch --java 17   | --java must be 21, 21*, 25 or later, was '17'"})
    void invalidOptionIsAUsageError(String call, String reason) throws Exception {
        Command.Ended ended = Command.run(call.split(" "));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errors()).singleElement().asString().contains(reason);
    }
}
