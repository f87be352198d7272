package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final CapacityScenario ORIGINAL = CapacityScenario.of(640, 300, 2);
    private static final CapacityScenario SLOW_PERIOD = ORIGINAL.with(new Downstream(2, 3, 60, 120));
    /** Each run takes a second, so the tests share it. */
    private static final CapacityResult RETRY_STORM = Simulation.run(SLOW_PERIOD);

    @Test
    void sameSeedGivesSameResult() {
        CapacityScenario otherSeed = new CapacityScenario(640, 300, SLOW_PERIOD.downstream(), SLOW_PERIOD.retryPolicy(),
            CapacityScenario.UNLIMITED, 600, 1, 2);
        assertThat(Simulation.run(ORIGINAL)).isEqualTo(Simulation.run(ORIGINAL));
        assertThat(Simulation.run(otherSeed)).isNotEqualTo(RETRY_STORM);
        assertThat(RETRY_STORM.arrived()).isEqualTo(179_999);
        assertThat(RETRY_STORM.answered()).isEqualTo(20_575);
        assertThat(RETRY_STORM.retries()).isEqualTo(467_593);
        assertThat(RETRY_STORM.firstTimeout()).hasValue(75);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 2})
    void busyWorkersMatchLittlesLaw(double latency) {
        CapacityResult result = Simulation.run(CapacityScenario.of(640, 300, latency));
        double busy = result.samples().stream().skip(3).mapToInt(LoadSample::busy).average().orElseThrow();
        assertThat(busy / result.scenario().law().busy()).isCloseTo(1, within(0.02));
        assertThat(result.keepsUp()).isTrue();
        assertThat(result.latencies().median()).isCloseTo(latency, within(0.01));
    }

    @Test
    void saturatesAtTheLatencyOfTheLaw() {
        double limit = LittlesLaw.maxLatency(640, 300);
        assertThat(Simulation.run(CapacityScenario.of(640, 300, limit * 0.98)).keepsUp()).isTrue();
        assertThat(Simulation.run(CapacityScenario.of(640, 300, limit * 1.05)).keepsUp()).isFalse();
    }

    @Test
    void retryStormOutlivesItsCause() {
        CapacityResult withoutRetries = Simulation.run(SLOW_PERIOD.with(new RetryPolicy(6, 0)));
        assertThat(RETRY_STORM.answeredShare(480, 600)).as("seven minutes after the slow period").isZero();
        assertThat(RETRY_STORM.samples().getLast().busy()).as("all workers are busy").isEqualTo(640);
        assertThat(RETRY_STORM.samples().getLast().wasted()).as("for clients that have gone").isGreaterThan(250);
        assertThat(withoutRetries.answeredShare(480, 600)).isCloseTo(1, within(0.02));
        assertThat(withoutRetries.samples().getLast().queued()).isZero();
    }

    @Test
    void queueLimitPreventsTheRetryStorm() {
        CapacityResult result = Simulation.run(SLOW_PERIOD.withQueueLimit(600));
        assertThat(result.peak(LoadSample::queued)).isEqualTo(600);
        assertThat(result.retries()).isZero();
        assertThat(result.rejected()).isPositive();
        assertThat(result.keepsUp()).isTrue();
    }

    @Test
    void everyUserIsCountedOnce() {
        CapacityResult result = Simulation.run(SLOW_PERIOD.withQueueLimit(2000));
        int open = result.arrived() - result.answered() - result.total(LoadSample::gaveUp) - result.rejected();
        assertThat(open).isBetween(1, 4 * 6 * 300);   // arrivals of the last seconds, still in flight
        assertThat(result.total(LoadSample::finished)).isEqualTo(result.answered() + result.wasted());
    }

    @Test
    void invalidScenariosAreRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> CapacityScenario.of(0, 300, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> CapacityScenario.of(640, 300, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetryPolicy(0, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> CapacityScenario.of(640, 1e6, 2))
            .withMessageContaining("two million");
    }
}
