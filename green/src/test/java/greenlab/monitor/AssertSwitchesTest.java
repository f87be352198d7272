package greenlab.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.green.Greenlet;
import greenlab.green.Hub;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class AssertSwitchesTest {

    private static <T> T inGreenlet(Callable<T> body) throws Exception {
        try (Hub hub = new Hub()) {
            Greenlet<T> greenlet = hub.spawn("asserted", body);
            return AssertSwitches.during(hub.runningSlices(), () -> {
                hub.run();
                return greenlet.get();
            });
        }
    }

    @Test
    void duringReturnsTheResult() throws Exception {
        assertThat(AssertSwitchesTest.<Integer>inGreenlet(() -> {
            Hub.sleep(Duration.ofMillis(200));
            return 42;
        })).isEqualTo(42);
    }

    @Test
    void duringThrowsForABlock() {
        assertThatThrownBy(() -> inGreenlet(() -> {
            Thread.sleep(250);
            return null;
        })).isInstanceOf(AssertionError.class)
            .hasMessageMatching("the thread was blocked by greenlet asserted in java.lang.Thread.sleep.* for \\d+ ms");
    }
}
