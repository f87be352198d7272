package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Verdict;

/** A run's verdict by both clocks: the client's seconds and the server's count. */
final class BothClocks {
    private BothClocks() {}

    /**
     * For runs that are to be fast on a busy machine: they are if they take two seconds longer than the delay, and all
     * are in flight if the last is sent within two seconds.
     */
    static final int N = 5;
    static final double DELAY = 2;

    /** Use {@link #N} and {@link #DELAY} for runs that are to be fast. */
    static void assertSay(Verdict verdict, Run run) {
        assertThat(run.verdict()).as("by the client's seconds, %s", run.seconds()).isEqualTo(verdict);
        assertThat(run.peakInFlight()).as("peak in flight").isEqualTo(verdict == Verdict.SLOW ? 1 : run.n());
    }
}
