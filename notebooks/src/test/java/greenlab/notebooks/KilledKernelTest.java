package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A kernel that is killed in the middle of a cell can't stop its child processes, nor can Jupyter stop its kernels if it
 * is killed: they have to exit by themselves.
 */
@Tag("system")
class KilledKernelTest {
    private static final int SLOW_ON_BOTH = 6;

    /**
     * What kill.py prints.
     *
     * @param during the number of processes other than the kernel, before it was killed
     * @param restarted whether Jupyter restarted the kernel
     * @param stray processes of the killed kernel after the restart
     * @param again the status of the same cells in the new kernel
     * @param left processes after the new kernel's end
     */
    record Report(int during, boolean restarted, List<String> stray, List<String> again, List<String> left) {}

    @Test
    void jupyterRestartsTheKernelAndNoProcessIsLeft() throws IOException, InterruptedException {
        var report = Lab.find().run(Report.class, "kill.py", Course.notebook(SLOW_ON_BOTH));
        assertThat(report.during()).as("processes of the stage").isPositive();
        assertThat(report.restarted()).isTrue();
        assertThat(report.stray()).isEmpty();
        assertThat(report.again()).isNotEmpty().containsOnly("ok");
        assertThat(report.left()).isEmpty();
    }

    /**
     * What orphan.py prints.
     *
     * @param during the processes that had not ended when Jupyter was killed, after the cell
     * @param left those that had not ended ten seconds later
     */
    record Orphans(List<String> during, List<String> left) {}

    @Test
    void kernelWithAChildProcessEndsAfterJupyter() throws IOException, InterruptedException {
        var orphans = Lab.find().run(Orphans.class, "orphan.py");
        assertThat(orphans.during()).contains("sleep 60");
        assertThat(orphans.left()).isEmpty();
    }
}
