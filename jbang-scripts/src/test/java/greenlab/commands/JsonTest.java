package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.Strictness;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a command takes {@code --json}, stdout is one JSON document and nothing else. */
@Tag("system")
class JsonTest {
    private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();
    private static final Pattern TAKES_JSON = Pattern.compile("^ +--json\\b", Pattern.MULTILINE);
    private static final String FEW = "-n 2 --delay 0.1";
    /** Arguments with which a command takes only seconds. */
    private static final Map<String, String> WORDS = Map.of("stage", "1 --java 25 --trace --profile " + FEW,
        "order", "patch client --trace " + FEW, "fetch", "--trace --socket-class " + FEW,
        "replay", "slides/runs/slow-3.json --trace", "bench", "--from docs/bench.json",
        "capacity", "--only law,simulation",
        "grade", "hub jbang-scripts/src/test/resources/greenlab/grade/OwnHub.java --case order");

    private static Process idle;

    /** A JVM without virtual threads, in which nothing blocks. */
    @BeforeAll
    static void startIdleJvm() throws IOException {
        idle = new ProcessBuilder(ChildJvm.java().replaceFirst("java$", "jwebserver"), "-p", "0")
            .redirectErrorStream(true).start();
        assertThat(idle.inputReader().readLine()).isNotNull();
    }

    @AfterAll
    static void endIdleJvm() {
        idle.destroy();
    }

    private static String words(String alias) {
        return alias.equals("watch") ? "--for 1s " + idle.pid() : WORDS.getOrDefault(alias, "");
    }

    @ParameterizedTest
    @MethodSource("greenlab.commands.ScriptsTest#commands")
    void stdoutIsOneDocument(String alias) throws Exception {
        if (TAKES_JSON.matcher(Command.help(alias).out()).find()) {
            Command.Ended ended = Command.shell("jbang " + alias + " " + words(alias) + " --json",
                Map.of());
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            JsonElement document = STRICT.fromJson(ended.out(), JsonElement.class);
            assertThat(document.isJsonArray() || document.isJsonObject()).isTrue();
        }
    }
}
