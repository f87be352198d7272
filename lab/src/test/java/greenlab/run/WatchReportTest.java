package greenlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.probe.BlockKind;
import greenlab.probe.Finding;
import greenlab.render.WatchLanes;
import greenlab.render.WatchSummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchReportTest {
    private static final List<Witness> WITNESSES = List.of(
        new Witness(BlockKind.NATIVE_CALL, "org.conscrypt.NativeCrypto.SSL_read", "acme.Orders.load(Orders.java:7)",
            "no event", null, "yes, 120", "2 of 2, 8 queued", "yes", "RUNNABLE"),
        new Witness(BlockKind.NATIVE_CALL, "org.conscrypt.NativeCrypto.SSL_read", "acme.Stock.load(Stock.java:9)",
            "yes, 1: 1.00 s", "Native frame", "no", "not asked", "no, too late", "not asked"));
    private static final WatchReport REPORT = new WatchReport(42, "acme.Shop", "25.0.3", 10, 0.1, 2, 0, 0.05, List.of(),
        List.of(), WITNESSES, List.of(finding(1, 1, 0.5, "worker-1", "acme.Orders.load(Orders.java:7)"),
            finding(2, 3, 2, "worker-2", "acme.Orders.load(Orders.java:7)"),
            finding(3, 6, 1, "worker-1", "acme.Stock.load(Stock.java:9)")));

    private static Finding finding(int id, double t, double seconds, String carrier, String call) {
        return new Finding(id, t, seconds, false, BlockKind.NATIVE_CALL, "#" + id, "ForkJoinPool-1-" + carrier,
            "org.conscrypt.NativeCrypto.SSL_read", call, id, id == 2, List.of("a.B.c(B.java:1)"), "Use\n engine sockets",
            "https://acme/7");
    }

    @Test
    void jsonIsReadAgain() {
        assertThat(WatchReport.isIn(REPORT.json())).isTrue();
        assertThat(WatchReport.of(REPORT.json())).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"pid\":1", "{\"pid\":1}", "{\"pid\":\"x\"}", "[]"})
    void otherJsonIsRefusedInOneLine(String json) {
        assertThatThrownBy(() -> WatchReport.of(json)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("not a report of watch: ");
    }

    @Test
    void blocksAreGroupedByCulprit() {
        assertThat(REPORT.groups()).extracting(BlockGroup::times).containsExactly(2, 1);
        assertThat(REPORT.groups().getFirst())
            .returns(2.5, BlockGroup::seconds).returns(2.0, BlockGroup::longest)
            .returns(2, BlockGroup::starved).returns(true, BlockGroup::allBlocked);
    }

    @Test
    void lineIsTheSameDocument() {
        assertThat(REPORT.line()).doesNotContain("\n");
        assertThat(WatchReport.of(REPORT.line())).isEqualTo(REPORT);
    }

    @Test
    void everyCarrierHasItsLane() {
        assertThat(WatchLanes.text(REPORT, 80)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80))
            .satisfiesExactly(
                first -> assertThat(first).matches("carrier 1 +1## +2#####"),
                second -> assertThat(second).matches("carrier 2 +1###########"),
                axis -> assertThat(axis).contains("+--"), labels -> assertThat(labels).startsWith("seconds"));
        assertThat(WatchLanes.svg(REPORT)).contains("carrier 1", "carrier 2", "NativeCrypto.SSL_read");
        assertThat(WatchSummary.text(REPORT)).contains("1  2.50 s, 2 times, longest 2.00 s: silent native call",
            "   called by acme.Orders.load(Orders.java:7)", "   all carriers were blocked at once");
    }

    @Test
    void hintIsWrapped_sourceIsNot() {
        assertThat(WatchSummary.text(REPORT)).contains("   hint: Use engine sockets", "   source: https://acme/7");
    }

    @Test
    void otherToolsHaveARowForEachGroup() {
        assertThat(WatchSummary.text(REPORT)).containsSequence("What the JDK's own tools said of the same blocks:",
            "   pinned event    samples   vthread_scheduler  dump_to_file  state",
            "1  no event        yes, 120  2 of 2, 8 queued   yes           RUNNABLE",
            "2  yes, 1: 1.00 s  no        not asked          no, too late  not asked",
            "2  pinned, says the event, because of: Native frame");
        assertThat(WatchSummary.table(REPORT).markdown()).contains("| 1 | no event | yes, 120 |");
    }
}
