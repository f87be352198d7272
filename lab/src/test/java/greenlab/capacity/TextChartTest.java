package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextChartTest {
    private static final Scenario SCENARIO =
        Scenario.of(8, 60, 1).with(new Downstream(1, 2, 25, 50)).lasting(100, 1);
    private static final TextChart CHART = new TextChart(SCENARIO, 2);

    private static Outcome rising(int samples) {
        return new Outcome("simulation", SCENARIO, IntStream.rangeClosed(1, samples)
            .mapToObj(t -> new Sample(t, t, 0, 0, 0, 0, 0, 0, 0)).toList(), new Waits(0, 0, 0), null);
    }

    @Test
    void columnsRiseOverAnAxisThatTellsTheSlowSpell() {
        List<String> lines = CHART.lines("busy", rising(100), Sample::busy, 100);
        assertThat(lines).hasSize(4).allMatch(line -> line.length() <= 80);
        assertThat(lines.get(0)).endsWith(" busy");
        assertThat(lines.get(1)).startsWith("    100 |   ").endsWith("▇███");
        assertThat(lines.get(2)).startsWith("        |").endsWith("█".repeat(34));
        assertThat(lines.get(3)).isEqualTo("      0 +" + "-".repeat(17) + "=".repeat(17) + "-".repeat(34));
        assertThat(CHART.labels()).startsWith("         0 s ").contains(" 50 s ").endsWith(" 100 s").hasSize(77);
    }

    @Test
    void whatIsStillToComeIsEmpty() {
        assertThat(CHART.lines("busy", rising(50), Sample::busy, 50).get(2)).hasSize(9 + 34);
    }

    @Test
    void nothingAtAllIsDrawnToo() {
        assertThat(CHART.lines("busy", rising(0), Sample::busy, 0).get(2)).isEqualTo("        |");
    }

    @Test
    void figuresAreShort() {
        assertThat(List.of(0.0, 0.25, 7.5, 30.0, 2600.4, 168_403.0).stream().map(TextChart::figure))
            .containsExactly("0", "0.3", "7.5", "30", "2600", "168k");
    }
}
