package greenlab.stages;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Run RUN = Samples.recorder(2, "21.0.13", false, "virtual", "https", 4, 1).snapshot();

    @Test
    void text_separatesPinnedFromSampled() {
        var profile = new Profile(RUN, List.of(new Profile.Line("org.example.Native.connect", 50, 0.5)),
            List.of(new Profile.Line("org.example.Native.read", 2, 1.96), new Profile.Line("org.example.Lock", 1, 0.2)));
        assertThat(profile.pinnedEvents()).isEqualTo(3);
        assertThat(profile.text()).isEqualTo("""
            JFR samples of native code
            samples seconds frame
                 50    0.50 org.example.Native.connect
            JFR events of pinned virtual threads
             events seconds frame
                  2    1.96 org.example.Native.read
                  1    0.20 org.example.Lock""");
    }

    @Test
    void text_withoutWaits() {
        assertThat(new Profile(RUN, List.of(), List.of()).text()).isEqualTo("""
            JFR samples of native code
              none
            JFR events of pinned virtual threads
              none""");
    }
}
