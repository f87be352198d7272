package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MiniatureTest {

    @Test
    void theStorysServerKeepsItsShape() {
        Scenario story = Scenario.of(640, 300, 2).with(new Downstream(2, 3, 30, 60)).withLine(640);
        Scenario small = Miniature.of(story);
        assertThat(small.workers()).isEqualTo(32);
        assertThat(small.line()).isEqualTo(32);
        assertThat(small.rate()).isCloseTo(150, within(1e-6));
        assertThat(small.law().busy() / small.workers()).isCloseTo(story.law().busy() / story.workers(), within(0.01));
        assertThat(small.downstream().from()).isCloseTo(15 * small.downstream().usual(), within(1e-6));
        assertThat(small.users().patience()).isCloseTo(3 * small.downstream().usual(), within(1e-6));
    }

    @Test
    void whatIsSmallStaysAsItIs() {
        Scenario small = Scenario.of(8, 60, 0.1).lasting(6, 0.1);
        assertThat(Miniature.of(small).lasting(6, 0.1)).isEqualTo(small);
    }

    @ParameterizedTest
    @CsvSource({"100000, 10000, 0.0001, 3", "1, 0.001, 60, 3600", "100000, 10, 60, 3600", "1, 10000, 60, 1"})
    void itsLoadIsBoundedWhateverTheLargeOneIs(int workers, double rate, double latency, double seconds) {
        Scenario small = Miniature.of(new Scenario(workers, rate, Downstream.steady(latency),
            new Users(1, 10), Scenario.ENDLESS, seconds, 0.01, 1));
        assertThat(small.rate()).isLessThanOrEqualTo(Miniature.MOST_PER_SECOND + 1e-6);
        assertThat(small.law().busy()).isLessThanOrEqualTo(Miniature.MOST_BUSY + 1e-6);
        assertThat(small.workers()).isBetween(1, Miniature.MOST_WORKERS);
        assertThat(small.seconds()).isLessThanOrEqualTo(Miniature.LONGEST);
        assertThat(small.rate() * small.seconds() * (1 + small.users().reloads())).isLessThan(10_000);
    }
}
