package greenlab.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunCountersTest {

    @Test
    void evictsTheOldestRuns() {
        var counters = new RunCounters();
        for (int i = 0; i <= RunCounters.CAPACITY; i++) {
            counters.arrived("run-" + i);
        }
        counters.responded("run-0");
        assertThat(counters.stats("run-0")).isEqualTo(new Stats("run-0", 0, 0, 0, 0));
        assertThat(counters.stats("run-1")).isEqualTo(new Stats("run-1", 1, 1, 0, 1));
        assertThat(counters.stats("unknown")).isEqualTo(new Stats("unknown", 0, 0, 0, 0));
    }
}
