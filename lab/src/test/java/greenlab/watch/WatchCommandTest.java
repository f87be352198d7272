package greenlab.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class WatchCommandTest {

    @ParameterizedTest
    @CsvSource({"100ms, 100", "1.5s, 1500", "30s, 30000", "2m, 120000"})
    void durationHasAUnit(String text, long millis) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "-1s", "0s", "1h", "1e3s", "99999999s", "s"})
    void otherDurationIsRefused(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text)).hasMessageContaining("is not a duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--threshold 5ms 1", "--threshold 30ms --interval 20ms 1", "--interval 0.9ms 1",
        "--threads [ 1", "--for 0s 1", "--hints no-such-file 1", "--hints pom.xml 1"})
    void invalidArgumentsAreUsageErrors(String line) {
        var command = new CommandLine(new WatchCommand()).setParameterExceptionHandler((invalid, args) -> 2);
        assertThat(command.execute(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
    }

    /** A number is a PID, however large, and not a command. */
    @ParameterizedTest
    @ValueSource(strings = {"999999999", "99999999999"})
    void pidOfNoProcessIsNamed(String pid) {
        var messages = new ArrayList<String>();
        new CommandLine(new WatchCommand()).setExecutionExceptionHandler((failure, line, result) -> {
            messages.add(failure.getMessage());
            return 1;
        }).execute(pid);
        assertThat(messages).singleElement().asString().startsWith("no process has the PID " + pid);
    }

    @Test
    void agentJarIsTheSameEachTime() throws Exception {
        assertThat(AgentJar.file()).exists().isEqualTo(AgentJar.file());
    }
}
