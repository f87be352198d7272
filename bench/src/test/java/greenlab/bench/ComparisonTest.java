package greenlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.bench.BenchmarkRow.Goal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules by which a report is compared with an earlier one. */
class ComparisonTest {
    private static final List<Double> THEIRS = List.of(2.0, 2.1, 1.9);

    private static BenchmarkRow row(List<Double> ours, String peer, List<Double> theirs) {
        return BenchmarkRow.of(BenchmarkPart.FETCHES, "https 100", "s", ours, peer, theirs, null);
    }

    private static BenchmarkReport report(BenchmarkRow... rows) {
        return new BenchmarkReport(Machine.current("./jbang bench"), false, List.of(rows));
    }

    private static List<Double> times(double factor, List<Double> rounds) {
        return rounds.stream().map(figure -> factor * figure).toList();
    }

    @Test
    void fasterMachineHidesNothing() {
        BenchmarkReport before = report(row(List.of(1.0, 1.0, 1.1), "gevent", THEIRS));
        BenchmarkReport after = report(row(List.of(0.7, 0.7, 0.75), "gevent", times(0.5, THEIRS)));
        Comparison comparison = Comparison.of(before, after);
        assertThat(comparison.slower()).singleElement().satisfies(slower -> {
            assertThat(slower.times()).isBetween(1.39, 1.41);
            assertThat(slower.text()).isEqualTo(
                "https 100 (fetches): 1.40 x as much as before, compared with gevent; 0.70 s, before 1.00 s");
        });
    }

    @Test
    void slowerMachineIsNotReported() {
        BenchmarkReport before = report(row(List.of(1.0, 1.0, 1.1), "gevent", THEIRS));
        BenchmarkReport after = report(row(List.of(3.0, 3.1, 3.2), "gevent", times(3, THEIRS)));
        assertThat(Comparison.of(before, after).slower()).isEmpty();
        assertThat(Comparison.of(before, after).compared()).isOne();
    }

    @Test
    void changeWithinTheRoundsSpreadIsNotReported() {
        List<Double> theirs = List.of(2.0, 2.0, 2.0);
        BenchmarkReport before = report(row(List.of(1.0, 1.0, 1.5), "gevent", theirs));
        assertThat(Comparison.of(before, report(row(List.of(1.3, 1.3, 1.4), "gevent", theirs))).slower()).isEmpty();
        assertThat(Comparison.of(before, report(row(List.of(1.6, 1.6, 1.7), "gevent", theirs))).slower()).hasSize(1);
    }

    @Test
    void singleRoundNeedsALargerChange() {
        BenchmarkReport before = report(row(List.of(1.0), "gevent", THEIRS));
        assertThat(Comparison.of(before, report(row(List.of(1.25), "gevent", THEIRS))).slower()).isEmpty();
        assertThat(Comparison.of(before, report(row(List.of(1.35), "gevent", THEIRS))).slower()).hasSize(1);
    }

    @Test
    void onePeerThatGotFasterIsNotReported() {
        List<Double> ours = List.of(1.0, 1.0, 1.0);
        BenchmarkReport before = report(row(ours, "virtual", THEIRS), row(ours, "threads", THEIRS),
            row(ours, "gevent", THEIRS));
        BenchmarkReport after = report(row(ours, "virtual", THEIRS), row(ours, "threads", THEIRS),
            row(ours, "gevent", times(0.5, THEIRS)));
        assertThat(Comparison.of(before, after).slower()).isEmpty();
    }

    @Test
    void figureWithoutPeerIsNotCompared() {
        BenchmarkReport report = report(row(List.of(1.0), "gevent", List.of()));
        assertThat(Comparison.of(report, report).compared()).isZero();
    }

    @Test
    void goalForARatioIsMetWithinTwoPercent() {
        List<Double> theirs = List.of(1.0);
        assertThat(List.of(0.99, 1.02, 1.03)).extracting(ours -> BenchmarkRow.of(BenchmarkPart.FETCHES, "http 1000",
            "s", List.of(ours), "gevent", theirs, Goal.atMostTheirs(1)).met()).containsExactly(true, true, false);
    }
}
