package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jupyter's stop button interrupts a slow stage. */
@Tag("system")
class InterruptTest {
    private static final int SLOW_ON_BOTH = 6;

    /**
     * What interrupt.py prints.
     *
     * @param during the number of processes other than the kernel, before the interrupt
     * @param status the status of the cell
     * @param seconds the time from the interrupt to the cell's end
     * @param stray processes other than the kernel, after the interrupt
     * @param usable the status of the next cell
     * @param left processes after the kernel's end
     */
    record Report(int during, String status, String ename, double seconds, List<String> stray, String usable,
                  List<String> left) {}

    @Test
    void interruptStopsTheStageOnly() throws IOException, InterruptedException {
        var report = Lab.find().run(Report.class, "interrupt.py", Course.notebook(SLOW_ON_BOTH));
        assertThat(report.during()).as("processes of the stage").isPositive();
        assertThat(report.status()).isEqualTo("error");
        assertThat(report.ename()).contains("Interrupted");
        assertThat(report.stray()).isEmpty();
        assertThat(report.usable()).isEqualTo("ok");
        assertThat(report.left()).isEmpty();
    }
}
