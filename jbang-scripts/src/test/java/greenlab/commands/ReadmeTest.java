package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.render.StatusTable;
import greenlab.setup.Checkout;
import greenlab.stages.SavedRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's commands, figures and links. */
@Tag("system")
class ReadmeTest {
    private static final Path ROOT = Checkout.find().root();
    private static final Pattern COMMAND = Pattern.compile("^    \\./jbang ([^#\\n]+)", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(((?!https:)[^)#]+)\\)");
    /** They run until Ctrl-C, run this test, or take long; other tests run them. */
    private static final List<String> NOT_HERE = List.of("lab", "test", "serve --port 0 --https-port 0",
        "stage all");

    private static String readme() throws IOException {
        return Files.readString(ROOT.resolve("README.md"));
    }

    static Stream<String> commands() throws IOException {
        return COMMAND.matcher(readme()).results().map(line -> line.group(1).strip())
            .filter(command -> !NOT_HERE.contains(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyLineRunsAsWritten(String command) throws Exception {
        Command.Ended ended = Command.run(command.split(" +"));
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).isNotBlank();
    }

    @Test
    void theTableIsWhatWasRecorded() throws IOException {
        var runs = SavedRuns.read(ROOT.resolve("slides/runs/stages-all.json")).runs();
        String table = StatusTable.of(runs, StatusTable.STAGES, List.of("21", "25")).markdown();
        assertThat(readme()).contains(table.strip());
    }

    @Test
    void theBenchmarkIsWhatWasRecorded(@TempDir Path folder) throws Exception {
        Path chart = folder.resolve("bench.svg");
        Path growth = folder.resolve("bench-growth.svg");
        Command.Ended shown = Command.run("bench", "--from", ROOT.resolve("docs/bench.json").toString(), "--markdown",
            "--chart", chart.toString(), "--growth-chart", growth.toString());
        assertThat(ROOT.resolve("docs/benchmarks.md")).content().contains(shown.out().strip());
        assertThat(ROOT.resolve("docs/bench.svg")).hasSameTextualContentAs(chart);
        assertThat(ROOT.resolve("docs/bench-growth.svg")).hasSameTextualContentAs(growth);
    }

    @Test
    void theBenchmarkFitsIntoATerminal() throws Exception {
        Command.Ended shown = Command.run("bench", "--from", ROOT.resolve("docs/bench.json").toString());
        assertThat(shown.out()).contains("gevent, -l 1024");
        assertThat(shown.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(LINK.matcher(readme()).results().map(link -> link.group(1))).isNotEmpty()
            .allSatisfy(link -> assertThat(ROOT.resolve(link)).exists());
    }
}
