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

/** Animation, colours and Ctrl-C. {@code script} gives the command a terminal. */
@Tag("system")
@EnabledOnOs(OS.LINUX)
class TerminalTest {
    private static final String FETCH = "./jbang fetch --runtime green -n 4 --delay 2";
    private static final String UP_AND_ERASE = "\033\\[\\d+A\033\\[J";

    private static Command.Ended inTerminal(String line, Map<String, String> variables) throws Exception {
        return Command.shell("script -qec '" + line + "' /dev/null", variables);
    }

    @Test
    void liveTimelineIsDrawnAndErased() throws Exception {
        Command.Ended ended = inTerminal(FETCH, Map.of("TERM", "xterm"));
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        String[] drawings = ended.out().split(UP_AND_ERASE);
        assertThat(drawings).hasSizeGreaterThan(3);
        assertThat(drawings[drawings.length / 2]).contains("fetch 1", "fetch 4", "running");
        assertThat(drawings[drawings.length - 1]).contains("4 fetches of 2 s").doesNotContain("fetch 1");
    }

    @Test
    void replayIsAnimated() throws Exception {
        Command.Ended ended = inTerminal("./jbang replay slides/runs/slow-3.json --speed 2", Map.of("TERM", "xterm"));
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(ended.out().split(UP_AND_ERASE)).hasSizeGreaterThan(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NO_COLOR", "TERM"})
    void dumbTerminalShowsNoAnimation(String variable) throws Exception {
        Command.Ended ended = inTerminal(FETCH + " --trace", Map.of(variable, "dumb"));
        assertThat(ended.exitCode()).as(ended.out()).isZero();
        assertThat(ended.out().split(UP_AND_ERASE)).hasSize(1);
        if (variable.equals("NO_COLOR")) {
            assertThat(ended.out()).doesNotContain("\033");
        }
    }

    @Test
    void asciiLocaleGetsAsciiOnly() throws Exception {
        Command.Ended ended = Command.shell(FETCH + " --trace", Map.of("LC_ALL", "C"));
        assertThat(ended.out()).matches("[\\x00-\\x7f]+").contains("fetch 1 ").doesNotContain("?");
    }

    @Test
    void closedPipeIsNoError() throws Exception {
        Command.Ended ended = Command.shell(FETCH + " --trace | head -n 1", Map.of());
        assertThat(ended.out().lines()).hasSize(1);
        assertThat(ended.errors()).isEmpty();
    }

    /** The signal goes to all processes of the terminal, at several moments. */
    @ParameterizedTest
    @ValueSource(ints = {100, 700, 2000, 6000})
    void ctrlCEndsAllProcesses(int millis) throws Exception {
        Process command = new ProcessBuilder(CtrlC.heeded(List.of("setsid", "./jbang", "stage", "2", "--java", "25",
            "--delay", "20"))).directory(Checkout.find().root().toFile()).redirectErrorStream(true).start();
        Thread.sleep(millis);
        List<ProcessHandle> processes = command.descendants().toList();
        CtrlC.pressForGroup(command);
        assertThat(command.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String output = new String(command.getInputStream().readAllBytes());
        assertThat(command.exitValue()).as(output).isEqualTo(130);
        for (ProcessHandle process : processes) {
            ProcessTree.awaitEnd(process);
        }
        assertThat(output).doesNotContain("Exception");
    }
}
