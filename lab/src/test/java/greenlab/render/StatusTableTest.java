package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.FetchResult;
import greenlab.run.Run;
import greenlab.run.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusTableTest {
    private static final List<Integer> STAGES = List.of(0, 1, 2, 3, 4);

    private static StatusTable table(Run... runs) {
        return StatusTable.of(List.of(runs), STAGES, List.of("21", "25"));
    }

    @Test
    void showsRunsInProgress() {
        assertThat(table(Samples.fast(10), Samples.running()).text(false)).containsExactly("""
            stage                               Java 21               Java 25
            0 two machines                      ???                   ???
            1 baseline                          ???                   fast 1.12 s, peak 10
            2 + Conscrypt (descriptor sockets)  … 3.5 s               ???
            3 + Conscrypt (engine sockets)      ???                   ???
            4 + patch                           ???                   ???
            peak: requests in flight at one moment, as the server counted them""".split("\n"));
    }

    @Test
    void lastRunOfACellCounts() {
        assertThat(table(Samples.running(), Samples.slow(10)).text(false).get(3))
            .isEqualTo("2 + Conscrypt (descriptor sockets)  slow 10.05 s, peak 1  ???");
        assertThat(table(Samples.slow(10), Samples.broken()).text(false).get(3)).contains("  failed  ");
    }

    /** A hung run has no seconds that mean anything, and the server's count is never asked for. */
    @Test
    void hungRunHasNoSeconds() {
        assertThat(StatusTable.of(List.of(Samples.hung())).text(true).get(1)).contains("5 + tracing", "hung, 0 of 2")
            .contains("\u001b[1;31m");
        assertThat(RunSummary.story(Samples.hung())).isEqualTo("2 fetches of 1 s: hung, ended after 3.00 s, 0 answered."
            + " The thread was blocked for 2.00 s in CountBoundedQueue.offer. It made no progress: no thread owns it.");
    }

    @Test
    void emulatedJava_hasAStarAndAFootnote() {
        var lines = table(Samples.slowEmulated()).text(false);
        assertThat(lines.getFirst()).contains("Java 21*");
        assertThat(lines.getLast()).isEqualTo("* a later Java that pins as 21 does");
        assertThat(StatusTable.of(List.of(), STAGES, List.of("21*", "25")).text(false)).hasSameSizeAs(lines);
    }

    @Test
    void emulatedJavaHasItsOwnColumn_besideTheRealOne() {
        var runs = List.of(Samples.slow(10), Samples.slowEmulated());
        assertThat(StatusTable.of(runs, List.of(2), List.of("21", "21*")).text(false).get(1))
            .endsWith("slow 10.05 s, peak 1  slow 3.05 s, peak 1");
    }

    @Test
    void peakIsOmitted_ifTheTableIsTooWide() {
        var run = Samples.overlapping("green", 1000).finished(new FetchResult(1000000, 1000, null, null));
        var table = StatusTable.of(List.of(run), STAGES, List.of("21", "25"));
        assertThat(table.text(false)).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(table.text(false).get(2)).endsWith("slow 1000000.00 s");
    }

    @Test
    void coloursKeepTheColumns() {
        var plain = table(Samples.slow(10), Samples.fast(10));
        assertThat(plain.text(true)).map(line -> line.replaceAll("\u001b\\[[0-9;]+m", "")).isEqualTo(plain.text(false));
        assertThat(String.join("", plain.text(true))).contains("\u001b[1;31mslow", "\u001b[1;32mfast");
    }

    @Test
    void rendersMarkdown() {
        var table = StatusTable.of(List.of(Samples.slowEmulated()), List.of(1, 2), List.of("21"));
        assertThat(table.markdown()).isEqualTo("""
            | stage | Java 21\\* |
            |---|---|
            | 1 baseline | ??? |
            | 2 + Conscrypt (descriptor sockets) | slow 3.05 s, peak 1 |

            peak: requests in flight at one moment, as the server counted them; \\* a later Java that pins as 21 does
            """);
    }

    @Test
    void rendersHtml_withARowForEachStage() {
        String html = table(Samples.slow(10), Samples.fast(10)).html();
        assertThat(html.split("<tr>")).hasSize(1 + 1 + STAGES.size());
        assertThat(html).contains(">slow 10.05 s, peak 1</td>", ">fast 1.12 s, peak 10</td>", ">Java 21</th>");
    }
}
