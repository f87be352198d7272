package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Verdict;

/** A run's verdict by both clocks: the client's seconds and the server's count. */
final class BothClocks {
    private BothClocks() {}

    /** Enough fetches to tell a fast run on a busy machine from a slow one. */
    static final int MANY = 9;

    /**
     * Use a delay of a second, and {@link #MANY} fetches if they are to be fast. A busy machine takes longer, perhaps
     * too long for the verdict, and then not all requests are in flight at one moment.
     */
    static void assertSay(Verdict verdict, Run run) {
        if (verdict == Verdict.FAST) {
            assertThat(run.verdict()).as("by the client's seconds, %s", run.seconds())
                .isIn(Verdict.FAST, Verdict.MIXED);
            assertThat(run.peakInFlight()).as("peak in flight").isBetween(run.n() / 2 + 1, run.n());
        } else {
            assertThat(run.verdict()).as("by the client's seconds, %s", run.seconds()).isEqualTo(verdict);
            assertThat(run.peakInFlight()).as("peak in flight").isEqualTo(1);
        }
    }
}
