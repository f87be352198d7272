package greenlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Run SLOW = Samples.slow(3);

    @Test
    void inTheMiddle_isTheRunAtThatTime() {
        Run then = Recorder.replay(SLOW, 1.5);
        assertThat(then.verdict()).isEqualTo(Verdict.RUNNING);
        assertThat(then.seconds()).isEqualTo(1.5);
        assertThat(then.ok()).isOne();
        assertThat(then.events()).allMatch(event -> event.t() <= 1.5)
            .filteredOn(event -> event.what() == Event.What.BLOCKED).last()
            .satisfies(block -> assertThat(block.t() + block.seconds()).isEqualTo(1.5));
    }

    @Test
    void beginsEmpty_andEndsAsTheRun() {
        assertThat(Recorder.replay(SLOW, 0).events()).isEmpty();
        assertThat(Recorder.replay(SLOW, SLOW.seconds())).isSameAs(SLOW);
    }
}
