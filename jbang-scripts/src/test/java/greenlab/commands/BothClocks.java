package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Verdict;

/** A run's verdict by both clocks: the client's seconds and the server's count. */
final class BothClocks {
    private BothClocks() {}

    /** Enough fetches to be fast on a busy machine: "fast" allows a quarter of a delay for each but the first. */
    static final int MANY = 9;

    /** Use a delay of a second, and {@link #MANY} fetches if they are to be fast. */
    static void assertSay(Verdict verdict, Run run) {
        assertThat(run.verdict()).as("by the client's seconds, %s", run.seconds()).isEqualTo(verdict);
        assertThat(run.peakInFlight()).as("peak in flight").isEqualTo(verdict == Verdict.SLOW ? 1 : run.n());
    }
}
