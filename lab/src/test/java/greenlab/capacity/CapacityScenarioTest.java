package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapacityScenarioTest {

    @Test
    void utilisationAndProportionsAreKept() {
        CapacityScenario large = CapacityScenario.of(640, 300, 2).with(new Downstream(2, 3, 30, 60))
            .withQueueLimit(640);
        CapacityScenario small = large.scaledDown();
        assertThat(small.workers()).isEqualTo(32);
        assertThat(small.queueLimit()).isEqualTo(32);
        assertThat(small.arrivalRate()).isCloseTo(150, within(1e-6));
        assertThat(small.law().busy() / small.workers()).isCloseTo(large.law().busy() / large.workers(), within(0.01));
        assertThat(small.downstream().from()).isCloseTo(15 * small.downstream().usual(), within(1e-6));
        assertThat(small.retryPolicy().timeout()).isCloseTo(3 * small.downstream().usual(), within(1e-6));
    }

    @Test
    void smallScenarioStaysUnchanged() {
        CapacityScenario small = CapacityScenario.of(8, 60, 0.1).lasting(6, 0.1);
        assertThat(small.scaledDown().lasting(6, 0.1)).isEqualTo(small);
    }

    @ParameterizedTest
    @CsvSource({"100000, 10000, 0.0001, 3", "1, 0.001, 60, 3600", "100000, 10, 60, 3600", "1, 10000, 60, 1"})
    void loadIsBoundedForAnyScenario(int workers, double rate, double latency, double seconds) {
        CapacityScenario small = new CapacityScenario(workers, rate, Downstream.steady(latency),
            new RetryPolicy(1, 10), CapacityScenario.UNLIMITED, seconds, 0.01, 1).scaledDown();
        assertThat(small.arrivalRate()).isLessThanOrEqualTo(150 + 1e-6);
        assertThat(small.law().busy()).isLessThanOrEqualTo(30 + 1e-6);
        assertThat(small.workers()).isBetween(1, 1000);
        assertThat(small.seconds()).isLessThanOrEqualTo(16);
        assertThat(small.arrivalRate() * small.seconds() * (1 + small.retryPolicy().retries())).isLessThan(10_000);
    }
}
