package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Event;
import greenlab.fetch.FetchResult;
import greenlab.run.Run;
import greenlab.run.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final String READ = "org.example.Native.read";

    /** Four serial fetches of one second. */
    private static Run serial() {
        var recorder = Samples.recorder(2, "21.0.13", false, "virtual", "https", 4, 1);
        IntStream.rangeClosed(1, 4).forEach(fetch -> recorder.add(Event.of(fetch, fetch, Event.What.DONE)));
        return recorder.finished(new FetchResult(4, 1, null, null));
    }

    private static List<Profile.Wait> waits(double... begins) {
        return Arrays.stream(begins).mapToObj(t -> new Profile.Wait(READ, t, 0.98)).toList();
    }

    @Test
    void countsTheBlockedFetches() {
        assertThat(new Profile(serial(), 1, waits(0.01, 1.01, 2.01, 3.01), List.of()).sentence())
            .hasValue("3 of 4 waited while Native.read blocked the only thread.");
    }

    @Test
    void ignoresWaits_whileAnotherThreadIsFree() {
        assertThat(new Profile(serial(), 2, waits(0.01, 1.01, 2.01, 3.01), List.of()).sentence()).isEmpty();
        assertThat(new Profile(serial(), 2, waits(0.01, 0.02, 2.01, 3.01), List.of()).sentence())
            .hasValue("2 of 4 waited while Native.read blocked all 2 threads.");
    }

    @Test
    void ignoresTheLastFetch_andShortWaits() {
        assertThat(new Profile(serial(), 1, waits(3.01), List.of()).sentence()).isEmpty();
        assertThat(new Profile(serial(), 1, List.of(new Profile.Wait(READ, 0.01, 0.09)), List.of()).sentence())
            .isEmpty();
    }

    @Test
    void totalsEachFrame_pinnedSeparately() {
        var other = new Profile.Wait("org.example.Native.connect", 0.5, 0.25);
        var profile = new Profile(serial(), 1, List.of(other, other), waits(0.01, 1.01));
        assertThat(profile.sampledFrames()).containsExactly(new Profile.Line(other.frame(), 2, 0.5));
        assertThat(profile.pinnedFrames()).containsExactly(new Profile.Line(READ, 2, 1.96));
        assertThat(profile.text()).isEqualTo("""
            JFR samples of native code
             waits seconds frame
                 2    0.50 org.example.Native.connect
            JFR events of pinned virtual threads
             waits seconds frame
                 2    1.96 org.example.Native.read
            3 of 4 waited while Native.read pinned the only thread.""");
    }
}
