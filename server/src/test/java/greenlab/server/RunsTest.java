package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunsTest {

    @Test
    void forgetsTheOldestRuns() {
        var runs = new Runs();
        var first = runs.of("run-0");
        for (int i = 0; i <= Runs.REMEMBERED; i++) {
            runs.of("run-" + i).arrived();
        }
        first.left();
        assertThat(runs.stats("run-0")).isEqualTo(new Stats("run-0", 0, 0, 0));
        assertThat(runs.stats("run-1")).isEqualTo(new Stats("run-1", 1, 1, 1));
        assertThat(runs.stats("never")).isEqualTo(new Stats("never", 0, 0, 0));
    }
}
