package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LittlesLawTest {

    @Test
    void lawOfTheOriginalServer() {
        assertThat(new LittlesLaw(300, 2).busy()).isEqualTo(600);
        assertThat(LittlesLaw.maxLatency(640, 300)).isCloseTo(2.133, within(0.001));
        assertThat(LittlesLaw.maxThroughput(640, 2)).isEqualTo(320);
    }

    @Test
    void workersNeededIsRoundedUp() {
        assertThat(new LittlesLaw(3, 0.1).workersNeeded()).isEqualTo(1);
        assertThat(new LittlesLaw(30, 0.1).workersNeeded()).as("3.0000000000000004 as a double").isEqualTo(3);
    }
}
