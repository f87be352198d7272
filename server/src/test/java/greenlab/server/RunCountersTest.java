package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunCountersTest {

    @Test
    void evictsTheOldestRuns() {
        var counters = new RunCounters();
        var first = counters.of("run-0");
        for (int i = 0; i <= RunCounters.CAPACITY; i++) {
            counters.of("run-" + i).arrived();
        }
        first.left();
        assertThat(counters.stats("run-0")).isEqualTo(new Stats("run-0", 0, 0, 0));
        assertThat(counters.stats("run-1")).isEqualTo(new Stats("run-1", 1, 1, 1));
        assertThat(counters.stats("unknown")).isEqualTo(new Stats("unknown", 0, 0, 0));
    }
}
