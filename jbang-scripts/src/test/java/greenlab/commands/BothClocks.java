package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Verdict;

/** A run's verdict by both clocks: the client's seconds and the server's count. */
final class BothClocks {
    private BothClocks() {}

    /**
     * Use a delay of a second: other tests load the machine meanwhile, and "fast" allows a quarter of a delay for each
     * further request.
     */
    static void assertSay(Verdict verdict, Run run) {
        assertThat(run.verdict()).as("by the client's seconds, %s", run.seconds()).isEqualTo(verdict);
        assertThat(run.peakInFlight()).as("peak in flight").isEqualTo(verdict == Verdict.SLOW ? 1 : run.n());
    }
}
