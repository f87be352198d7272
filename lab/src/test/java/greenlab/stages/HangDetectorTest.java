package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import org.junit.jupiter.api.Test;

/** The bound of every run. StageTest has the runs that hang, and the look into their JVMs. */
class HangDetectorTest {
    private static final Event OPEN = Event.of(0, 1, Event.What.OPEN);
    /** None of these tests gets so far as to look into it: no fetch is blocked. */
    private static final ChildJvm UNSEEN = null;

    private final HangDetector detector = new HangDetector(
        RunSpec.ofFetches("25", RuntimeName.VIRTUAL, Proto.http, 1, 2, 1));

    private int secondsUntilHung() {
        for (int seconds = 1; seconds < 100; seconds++) {
            if (!detector.dump(UNSEEN, 1).isEmpty()) {
                return seconds;
            }
        }
        return 100;
    }

    @Test
    void silenceLongerThanEveryTimeoutIsAHang() {
        detector.happened(OPEN);
        assertThat(secondsUntilHung()).isEqualTo(33);
        assertThat(detector.dump(UNSEEN, 1)).containsExactly("for 34 s nothing has happened to any fetch");
    }

    @Test
    void eachEventBeginsAnew() {
        detector.happened(OPEN);
        for (int i = 0; i < 32; i++) {
            detector.dump(UNSEEN, 1);
        }
        detector.happened(Event.of(32, 1, Event.What.OPENED));
        assertThat(secondsUntilHung()).isEqualTo(33);
    }

    @Test
    void startOfTheJvmIsNoHang() {
        assertThat(secondsUntilHung()).isEqualTo(100);
    }

    /** After Ctrl-Z, or a laptop's sleep, both processes go on. */
    @Test
    void stoppedCommandIsNoHang() {
        detector.happened(OPEN);
        assertThat(detector.dump(UNSEEN, 3600)).isEmpty();
    }
}
