package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
    private static final Scenario STORY = Scenario.of(640, 300, 2);
    private static final Scenario SPELL = STORY.with(new Downstream(2, 3, 60, 120));

    @Test
    void theSameSeedIsTheSameStory() {
        Outcome outcome = Simulation.run(SPELL);
        assertThat(Simulation.run(SPELL)).isEqualTo(outcome);
        assertThat(Simulation.run(SPELL.withSeed(2))).isNotEqualTo(outcome);
        assertThat(outcome.arrived()).isEqualTo(178_981);
        assertThat(outcome.answered()).isEqualTo(20_785);
        assertThat(outcome.reloads()).isEqualTo(464_088);
        assertThat(outcome.firstImpatience()).hasValue(75);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 1.9, 2})
    void busyWorkersAreAsManyAsLittleSays(double latency) {
        Outcome outcome = Simulation.run(Scenario.of(640, 300, latency));
        double busy = outcome.samples().stream().skip(3).mapToInt(Sample::busy).average().orElseThrow();
        assertThat(busy / outcome.scenario().law().busy()).isCloseTo(1, within(0.02));
        assertThat(outcome.keepsUp()).isTrue();
        assertThat(outcome.waits().median()).isCloseTo(latency, within(0.01));
    }

    @Test
    void tipsOverWhereTheLawPutsIt() {
        double point = LittlesLaw.tippingPoint(640, 300);
        assertThat(Simulation.run(Scenario.of(640, 300, point * 0.98)).keepsUp()).isTrue();
        assertThat(Simulation.run(Scenario.of(640, 300, point * 1.05)).keepsUp()).isFalse();
    }

    @Test
    void theAvalancheOutlivesItsCauseOnlyWhereUsersReload() {
        Outcome reloading = Simulation.run(SPELL);
        Outcome leaving = Simulation.run(SPELL.with(new Users(6, 0)));
        assertThat(reloading.answeredShare(480, 600)).as("seven minutes after the spell").isZero();
        assertThat(reloading.samples().getLast().busy()).as("and yet all work").isEqualTo(640);
        assertThat(reloading.samples().getLast().wasted()).as("for nobody").isGreaterThan(300);
        assertThat(leaving.answeredShare(480, 600)).isCloseTo(1, within(0.02));
        assertThat(leaving.samples().getLast().queued()).isZero();
    }

    @Test
    void aShortLineMendsIt() {
        Outcome outcome = Simulation.run(SPELL.withLine(600));
        assertThat(outcome.most(Sample::queued)).isEqualTo(600);
        assertThat(outcome.reloads()).isZero();
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.keepsUp()).isTrue();
    }

    @Test
    void everyUserIsCountedOnce() {
        Outcome outcome = Simulation.run(SPELL.withLine(2000));
        int open = outcome.arrived() - outcome.answered() - outcome.gaveUp() - outcome.refused();
        assertThat(open).isBetween(1, 4 * 6 * 300);   // who came in the last seconds, and waits
        assertThat(outcome.finished()).isEqualTo(outcome.answered() + outcome.wasted());
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of(0, 300, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of(640, 300, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of(640, 300, 2).with(new Users(0, 3)));
        assertThatIllegalArgumentException().isThrownBy(() -> Scenario.of(640, 1e6, 2))
            .withMessageContaining("two million");
    }
}
