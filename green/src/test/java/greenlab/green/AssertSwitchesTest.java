package greenlab.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AssertSwitchesTest {

    @Test
    void letsTheWellBehavedPass() throws Exception {
        assertThat(AssertSwitches.<Integer>in(() -> {
            Transcript.sleep(200);
            return 42;
        })).isEqualTo(42);
    }

    @Test
    void namesWhoBlocks() {
        assertThatThrownBy(() -> AssertSwitches.in(() -> {
            Thread.sleep(250);
            return null;
        })).isInstanceOf(AssertionError.class)
            .hasMessageMatching("the hub was blocked by asserted in java.lang.Thread.sleep.*, \\d+ ms");
    }
}
