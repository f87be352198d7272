package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Checkout;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What moves, what stays, and what Ctrl-C does. {@code script} lends the command a terminal. */
@Tag("system")
@EnabledOnOs(OS.LINUX)
class TerminalTest {
    private static final String FETCH = "./jbang fetch --runtime green -n 4 --delay 2";
    private static final String UP_AND_ERASE = "\033\\[\\d+A\033\\[J";

    private static Command.Ended inTerminal(String line, Map<String, String> variables) throws Exception {
        return Command.shell("script -qec '" + line + "' /dev/null", variables);
    }

    @Test
    void aBarForEachFetchMovesAndIsErased() throws Exception {
        Command.Ended ended = inTerminal(FETCH, Map.of("TERM", "xterm"));
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        String[] drawings = ended.out().split(UP_AND_ERASE);
        assertThat(drawings).hasSizeGreaterThan(3);
        assertThat(drawings[drawings.length - 2]).contains("fetch 1 ", "fetch 4 ", "running");
        assertThat(drawings[drawings.length - 1]).contains("4 fetches of 2 s").doesNotContain("fetch 1 ");
    }

    @Test
    void replayMoves() throws Exception {
        Command.Ended ended = inTerminal("./jbang replay slides/runs/slow-3.json --speed 2", Map.of("TERM", "xterm"));
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(ended.out().split(UP_AND_ERASE)).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR", "TERM"})
    void nothingMovesWhereNothingMay(String variable) throws Exception {
        Command.Ended ended = inTerminal(FETCH + " --trace", Map.of(variable, "dumb"));
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(ended.out().split(UP_AND_ERASE)).hasSize(1);
        if (variable.equals("NO_COLOR")) {
            assertThat(ended.out()).doesNotContain("\033");
        }
    }

    @Test
    void whereThereIsOnlyAsciiThereIsOnlyAscii() throws Exception {
        Command.Ended ended = Command.shell(FETCH + " --trace", Map.of("LC_ALL", "C"));
        assertThat(ended.out()).matches("[\\x00-\\x7f]+").contains("fetch 1 ").doesNotContain("?");
    }

    @Test
    void aPipeThatIsClosedEarlyIsNoTrouble() throws Exception {
        Command.Ended ended = Command.shell(FETCH + " --trace | head -n 1", Map.of());
        assertThat(ended.out().lines()).hasSize(1);
        assertThat(ended.complaints()).isEmpty();
    }

    /** The signal goes to everybody in the terminal, at a moment that nobody has chosen. */
    @ParameterizedTest
    @ValueSource(ints = {100, 700, 2000, 6000})
    void ctrlCEndsEverything(int millis) throws Exception {
        Process command = new ProcessBuilder(CtrlC.heeded(List.of("setsid", "./jbang", "stage", "2", "--java", "25",
            "--delay", "20"))).directory(Checkout.find().root().toFile()).redirectErrorStream(true).start();
        Thread.sleep(millis);
        List<ProcessHandle> all = command.descendants().toList();
        CtrlC.pressForGroup(command);
        assertThat(command.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String said = new String(command.getInputStream().readAllBytes());
        assertThat(command.exitValue()).as(said).isEqualTo(130);
        for (ProcessHandle one : all) {
            ProcessTree.awaitEnd(one);
        }
        assertThat(said).doesNotContain("Exception");
    }
}
