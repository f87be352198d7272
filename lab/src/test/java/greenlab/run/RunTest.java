package greenlab.run;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.fetch.Event.What;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void blockedRunAnswersOneByOne() {
        Run slow = Samples.slow(3);
        assertThat(slow.beginsConcurrently()).isTrue();
        assertThat(slow.sendsConcurrently()).isFalse();
        assertThat(slow.answersOneByOne()).isTrue();
        assertThat(slow.blockedSeconds()).isEqualTo(3 * 0.997);
    }

    @Test
    void concurrentRunSendsAllBeforeTheFirstAnswer() {
        Run fast = run(What.OPEN, What.OPEN, What.SEND, What.SEND, What.RECV, What.RECV);
        assertThat(fast.sendsConcurrently()).isTrue();
        assertThat(fast.answersOneByOne()).isFalse();
    }

    @Test
    void unfinishedRunIsNeitherConcurrentNorSerial() {
        Run unanswered = run(What.OPEN, What.OPEN, What.SEND, What.SEND);
        assertThat(unanswered.sendsConcurrently()).isFalse();
        assertThat(unanswered.answersOneByOne()).isFalse();
    }

    /** A run of two fetches with these events. */
    private static Run run(What... whats) {
        Recorder recorder = Samples.recorder(1, "25", false, "green", "https", 2, 1);
        for (int i = 0; i < whats.length; i++) {
            recorder.add(Event.of(i / 100.0, i % 2 + 1, whats[i]));
        }
        return recorder.snapshot();
    }
}
