package greenlab.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

    @Test
    void anAddressWithoutAPathStandsForItsDelay() {
        Target target = Target.of("https://localhost:8443", 0.3);
        assertThat(target.of("r1")).hasToString("https://localhost:8443/delay/0.3?run=r1");
        assertThat(target.warmUp()).hasToString("https://localhost:8443/delay/0");
        assertThat(target.stats("r1")).hasToString("https://localhost:8443/stats?run=r1");
        assertThat(target.proto()).isEqualTo("https");
        assertThat(Target.of("http://localhost", 30).uri()).hasToString("http://localhost/delay/30");
        assertThat(Target.of("http://localhost", 0.0001).uri()).hasToString("http://localhost/delay/0.00010");
    }

    @Test
    void aDelayInThePathCounts() {
        assertThat(Target.of("http://localhost:8080/delay/2", 1).delay()).isEqualTo(2);
        assertThat(Target.of("http://localhost:8080/delay/100ms", 1).delay()).isEqualTo(0.1);
        assertThat(Target.of("http://localhost:8080/delay/2s?run=a", 1).delay()).isEqualTo(2);
    }

    @Test
    void anyOtherPathIsFetchedAsItIs() {
        Target target = Target.of("http://localhost:8080/status/500?a=b", 1);
        assertThat(target.of("r1")).hasToString("http://localhost:8080/status/500?a=b");
        assertThat(target.warmUp()).isEqualTo(target.of("r1"));
        assertThat(target.delay()).as("unknown").isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost/", "https:///nowhere", "not a url", ""})
    void whatIsNoWebAddressIsRefusedByName(String address) {
        assertThatThrownBy(() -> Target.of(address, 1)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("'" + address + "'");
    }
}
