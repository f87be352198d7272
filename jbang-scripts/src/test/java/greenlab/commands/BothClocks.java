package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Verdict;

/** What came of a run, twice: by the client's seconds, and by what the server counted. */
final class BothClocks {
    private BothClocks() {}

    /**
     * Give a run a delay of a second: other tests keep the machine busy beside it, and "fast" leaves a quarter of a
     * delay for each further request.
     */
    static void assertSay(Verdict verdict, Run run) {
        assertThat(run.verdict()).as("by the client's seconds, %s", run.seconds()).isEqualTo(verdict);
        assertThat(run.peakInFlight()).as("requests at the same time").isEqualTo(verdict == Verdict.SLOW ? 1 : run.n());
    }
}
