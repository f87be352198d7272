package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code capacity}: report, JSON, interrupt and usage errors. */
@Tag("system")
class CapacityTest {

    @Test
    void reportHasTheValuesOfTheLaw() throws Exception {
        Command.Ended ended = Command.run("capacity", "--only", "law,simulation");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.errors()).isEmpty();
        assertThat(ended.out()).contains("300 x 2 = 600 of 640 workers", "2.13 s (640 / 300)", "320 users/s",
            "(640 / 2)", "timeout", "saturated");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void sameSeedGivesSameOutput() throws Exception {
        String[] call = "capacity --only simulation --seconds 60 --seed 7 --json".split(" ");
        String once = Command.run(call).out();
        assertThat(Command.run(call).out()).isEqualTo(once);
        call[6] = "8";
        assertThat(Command.run(call).out()).isNotEqualTo(once);
    }

    /** The capacity of 8 workers at 0.1 s is 80 users/s; 120 users/s arrive. */
    @Test
    void onlyTheThreadPoolSaturates() throws Exception {
        Command.Ended ended = Command.run(
            "capacity --workers 8 --rate 120 --latency 0.1 --slow-for 0 --seconds 3 --json".split(" "));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        JsonObject all = JsonParser.parseString(ended.out()).getAsJsonObject();
        assertThat(all.keySet()).containsExactly("law", "simulation", "real");
        assertThat(all.getAsJsonObject("law").get("busy").getAsDouble()).isEqualTo(12);
        List<JsonObject> real = all.getAsJsonArray("real").asList().stream().map(JsonElement::getAsJsonObject).toList();
        assertThat(real.stream().map(one -> one.get("server").getAsString()))
            .containsExactly("threads", "green", "virtual");
        assertThat(real.getFirst().get("keepsUp").getAsBoolean()).isFalse();
        assertThat(real.get(1).get("answered").getAsInt()).as(ended.out())
            .isGreaterThan(real.getFirst().get("answered").getAsInt());
        assertThat(real.getFirst().getAsJsonObject("usage").get("threads").getAsInt() - 8)
            .as("the pool adds its threads").isGreaterThanOrEqualTo(
                real.get(1).getAsJsonObject("usage").get("threads").getAsInt() - 4);
    }

    /** Ctrl-C goes to the whole process group, as in a shell. */
    @Test
    void interruptLeavesNoServer() throws Exception {
        Process process = new ProcessBuilder(CtrlC.heeded(List.of(Checkout.find().jbang().toString(), "capacity",
            "--only", "real"))).start();
        List<ProcessHandle> servers = List.of();
        for (int i = 0; i < 600 && servers.size() < 3; i++) {
            Thread.sleep(100);
            servers = process.descendants().filter(CapacityTest::isSmallServer).toList();
        }
        assertThat(servers).hasSize(3);
        CtrlC.press(process);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        for (ProcessHandle server : servers) {
            ProcessTree.awaitEnd(server);
        }
    }

    private static boolean isSmallServer(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains("greenlab.capacity.SmallServer");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "capacity --workers 0            | --workers must be > 0 and <= 100000, was 0",
        "capacity --workers ten          | 'ten' is not an int",
        "capacity --rate -3              | --rate must be > 0 and <= 10000, was -3",
        "capacity --rate NaN             | --rate must be > 0 and <= 10000, was NaN",
        "capacity --latency 0            | --latency must be > 0 and <= 60, was 0",
        "capacity --seconds 1e9          | --seconds must be > 0 and <= 3600, was 1000000000",
        "capacity --slow-for 300         | --slow-for must be >= 0 and <= 240, was 300",
        "capacity --retries 11           | --retries must be >= 0 and <= 10, was 11",
        "capacity --queue-limit -1       | --queue-limit must be >= 0 and <= 1000000, was -1",
        "capacity --rate 9999            | more than two million requests",
        "capacity --only chart           | expected one of",
        "capacity now                    | Unmatched argument"})
    void invalidOptionIsAUsageError(String call, String reason) throws Exception {
        Command.Ended ended = Command.run(call.split(" +"));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errors()).singleElement().asString().contains(reason);
    }
}
