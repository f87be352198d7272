package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CapacityChartTest {
    private static final CapacityScenario SCENARIO =
        CapacityScenario.of(8, 60, 1).with(new Downstream(1, 2, 25, 50)).lasting(100, 1);
    private static final CapacityChart CHART = new CapacityChart(SCENARIO, 2);

    private static CapacityResult rising(int samples) {
        return new CapacityResult("simulation", SCENARIO, IntStream.rangeClosed(1, samples)
            .mapToObj(t -> new LoadSample(t, t, 0, 0, 0, 0, 0, 0, 0)).toList(),
            new CapacityResult.Latencies(0, 0, 0), null);
    }

    @Test
    void axisMarksTheSlowPeriod() {
        List<String> lines = CHART.lines("busy", rising(100), LoadSample::busy, 100);
        assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(0)).endsWith(" busy");
        assertThat(lines.get(1)).startsWith("    100 |   ").endsWith("▇███");
        assertThat(lines.get(2)).startsWith("        |").endsWith("█".repeat(34));
        assertThat(lines.get(3)).isEqualTo("      0 +" + "-".repeat(17) + "=".repeat(17) + "-".repeat(34));
        assertThat(CHART.labels()).startsWith("         0 s ").contains(" 50 s ").endsWith(" 100 s").hasSize(77);
    }

    @Test
    void missingSamplesAreBlank() {
        assertThat(CHART.lines("busy", rising(50), LoadSample::busy, 50).get(2)).hasSize(9 + 34);
    }

    @Test
    void emptyResultIsDrawn() {
        assertThat(CHART.lines("busy", rising(0), LoadSample::busy, 0).get(2)).isEqualTo("        |");
    }
}
