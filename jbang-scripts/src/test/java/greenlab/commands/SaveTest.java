package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.RunJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Saved runs can be replayed, with the same report. */
@Tag("system")
class SaveTest {
    private static final String FEW = " -n 3 --delay 0.2 ";

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"fetch --runtime green --trace", "stage 1 --java 25 --socket-class",
        "stage 1 --trace", "order patch client --trace"})
    void replayPrintsTheSameReport(String call) throws Exception {
        String saved = folder.resolve("run.json").toString();
        Command.Ended ended = Command.run((call + FEW + "--save " + saved).split(" +"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        String how = call.replaceFirst("^[^-]*(--runtime green|--java 25)? *", "");
        assertThat(Command.run(("replay " + saved + " " + how).split(" +"))).satisfies(replayed -> {
            assertThat(replayed.exitCode()).as(replayed.err()).isZero();
            assertThat(replayed.out()).isEqualTo(ended.out());
        });
    }

    @Test
    void svgIsWrittenForEachRun() throws Exception {
        Path svg = folder.resolve("orders.svg");
        assertThat(Command.run("replay", "slides/runs/stages-green.json", "--svg", svg.toString()).exitCode()).isZero();
        assertThat(folder.resolve("orders-1.svg")).content().startsWith("<svg");
        assertThat(folder.resolve("orders-10.svg")).content().startsWith("<svg");
        assertThat(svg).doesNotExist();
    }

    /** The file is replaced only by a finished run. */
    @Test
    void usageErrorLeavesTheFileUnchanged() throws Exception {
        Path file = Files.writeString(folder.resolve("run.json"), "precious");
        assertThat(Command.run("fetch", "--runtime", "fast", "--save", file.toString()).exitCode()).isEqualTo(2);
        assertThat(file).hasContent("precious");
        assertThat(Command.run("replay", file.toString())).satisfies(refused -> {
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.complaints()).singleElement().asString().contains("it isn't JSON");
        });
    }

    @Test
    void orderIsSavedAsAnArrayOfRuns() throws Exception {
        Path file = folder.resolve("orders.json");
        Command.run("order", "patch", "client", "-n", "2", "--delay", "0.1", "--save", file.toString());
        assertThat(RunJson.runs(Files.readString(file))).singleElement()
            .satisfies(run -> assertThat(run.ok()).isEqualTo(2));
    }
}
