package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stop button, in the middle of a slow stage. */
class InterruptTest {
    private static final int SLOW_ON_BOTH = 6;

    /**
     * What interrupt.py prints.
     *
     * @param during how many processes there were besides the kernel, before the interrupt
     * @param status how the cell ended
     * @param seconds how long it took to end
     * @param stray processes besides the kernel, after the interrupt
     * @param usable how the next cell ended
     * @param left processes after the kernel's end
     */
    record Report(int during, String status, String ename, double seconds, List<String> stray, String usable,
                  List<String> left) {}

    @Test
    void endsTheStageAndNothingElse() throws IOException, InterruptedException {
        var report = Lab.find().run(Report.class, "interrupt.py", Course.notebook(SLOW_ON_BOTH));
        assertThat(report.during()).as("processes of the stage").isPositive();
        assertThat(report.status()).isEqualTo("error");
        assertThat(report.ename()).contains("Interrupted");
        assertThat(report.stray()).isEmpty();
        assertThat(report.usable()).isEqualTo("ok");
        assertThat(report.left()).isEmpty();
    }
}
