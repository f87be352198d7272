package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kernel that dies in the middle of a cell can't end what it started: that has to end by itself. */
class KilledKernelTest {
    private static final int SLOW_ON_BOTH = 6;

    /**
     * What kill.py prints.
     *
     * @param during how many processes there were besides the kernel, before it was killed
     * @param restarted whether Jupyter noticed, and started another
     * @param stray processes of the dead one, after that
     * @param again how the same cells ended in the new one
     * @param left processes after the new one's end
     */
    record Report(int during, boolean restarted, List<String> stray, List<String> again, List<String> left) {}

    @Test
    void jupyterStartsAnotherAndNothingOfTheOldOneIsLeft() throws IOException, InterruptedException {
        var report = Lab.find().run(Report.class, "kill.py", Course.notebook(SLOW_ON_BOTH));
        assertThat(report.during()).as("processes of the stage").isPositive();
        assertThat(report.restarted()).isTrue();
        assertThat(report.stray()).isEmpty();
        assertThat(report.again()).isNotEmpty().containsOnly("ok");
        assertThat(report.left()).isEmpty();
    }
}
