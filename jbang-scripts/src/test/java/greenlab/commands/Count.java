package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.timeline.Run;
import greenlab.timeline.Verdict;

/** What came of a run, by the server's count: it holds on a busy machine, too. */
final class Count {
    private Count() {}

    /**
     * One request at a time is slow by the clock as well. All at once is fast, unless other tests keep the machine so
     * busy that the clock says mixed.
     */
    static void assertAgrees(Run run, Verdict verdict) {
        assertThat(run.peakInFlight()).as("requests at the same time").isEqualTo(verdict == Verdict.SLOW ? 1 : run.n());
        if (verdict == Verdict.SLOW || run.verdict() != Verdict.MIXED) {
            assertThat(run.verdict()).isEqualTo(verdict);
        }
    }
}
