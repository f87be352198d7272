package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.setup.Checkout;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a server of waiting workers tips over, as the command tells it. */
class CapacityTest {

    @Test
    void theStorysServer() throws Exception {
        Command.Ended ended = Command.run("capacity", "--only", "law,simulation");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.complaints()).isEmpty();
        assertThat(ended.out()).contains("busy = rate x latency = 300 x 2 = 600 of 640 workers",
            "each takes 2.13 s (640 / 300)", "answered each second, if they reload", "It has tipped over");
        assertThat(ended.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void theSameSeedIsTheSameStory() throws Exception {
        String[] call = "capacity --only simulation --seconds 60 --seed 7 --json".split(" ");
        String once = Command.run(call).out();
        assertThat(Command.run(call).out()).isEqualTo(once);
        call[6] = "8";
        assertThat(Command.run(call).out()).isNotEqualTo(once);
    }

    /** 8 workers of 0.1 s finish 80 users a second at most, and 120 come. */
    @Test
    void aPoolTipsOverWhereGreenletsAndVirtualThreadsDoNot() throws Exception {
        Command.Ended ended = Command.run(
            "capacity --workers 8 --rate 120 --latency 0.1 --spell 0 --seconds 3 --json".split(" "));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        JsonObject all = JsonParser.parseString(ended.out()).getAsJsonObject();
        assertThat(all.keySet()).containsExactly("law", "simulation", "real");
        assertThat(all.getAsJsonObject("law").get("busy").getAsDouble()).isEqualTo(12);
        List<JsonObject> real = all.getAsJsonArray("real").asList().stream().map(JsonElement::getAsJsonObject).toList();
        assertThat(real.stream().map(one -> one.get("by").getAsString()))
            .containsExactly("threads", "green", "virtual");
        assertThat(real.getFirst().get("keepsUp").getAsBoolean()).isFalse();
        assertThat(real.get(1).get("answered").getAsInt()).isGreaterThan(real.getFirst().get("answered").getAsInt());
        assertThat(real.getFirst().getAsJsonObject("cost").get("threads").getAsInt() - 8)
            .as("the pool's threads come on top").isGreaterThanOrEqualTo(
                real.get(1).getAsJsonObject("cost").get("threads").getAsInt() - 4);
    }

    /** Ctrl-C, as the shell's group gets it. */
    @Test
    void interruptedItLeavesNoServer() throws Exception {
        Process process = new ProcessBuilder(CtrlC.heeded(List.of(Checkout.find().jbang().toString(), "capacity", "--only",
            "real"))).start();
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
        "capacity --workers 0            | --workers 0 is not more than 0 and at most 100000",
        "capacity --workers ten          | 'ten' is not an int",
        "capacity --rate -3              | --rate -3 is not more than 0 and at most 10000",
        "capacity --rate NaN             | --rate NaN is not more than 0",
        "capacity --latency 0            | --latency 0 is not more than 0 and at most 60",
        "capacity --seconds 1e9          | --seconds 1000000000 is not more than 0 and at most 3600",
        "capacity --spell 300            | --spell 300 is not 0 to 240",
        "capacity --reloads 11           | --reloads 11 is not 0 to 10",
        "capacity --line -1              | --line -1 is not 0 to 1000000",
        "capacity --rate 9999            | that is more than two million requests",
        "capacity --only chart           | expected one of",
        "capacity now                    | Unmatched argument"})
    void wrongWordsAreRefused(String call, String reason) throws Exception {
        Command.Ended ended = Command.run(call.split(" +"));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.complaints()).singleElement().asString().contains(reason);
    }
}
