package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Kernel;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link KernelFixes} changes, on the real kernels. */
@Tag("system")
class StoppedCellTest {

    /**
     * What stop.py prints.
     *
     * @param stopped for each endless cell its status, then the status and the output of a cell that counts the threads
     *     that still run code of a cell
     * @param percent the status and the output of a cell with a percent sign in a text block
     * @param patched the same of a cell that patches everything
     */
    record Report(Map<String, List<String>> stopped, List<String> percent, List<String> patched) {}

    @ParameterizedTest
    @EnumSource(Kernel.class)
    void endlessCellsEndAndTextBlocksAreKept(Kernel kernel) throws IOException, InterruptedException {
        var report = Lab.find(kernel).run(Report.class, "stop.py");
        assertThat(report.stopped()).containsOnlyKeys("loop", "recursion", "stream", "printing", "hub");
        Map<String, List<String>> stopped = new HashMap<>(report.stopped());
        if (kernel == Kernel.jjava) {   // can't print on an interrupted thread: docs/troubleshooting.md
            assertThat(stopped.remove("printing")).startsWith("error");
        }
        assertThat(stopped)
            .allSatisfy((cell, left) -> assertThat(left).as(cell).containsExactly("error", "ok", "0"));
        assertThat(report.percent()).containsExactly("ok", "%matplotlib\n");
        assertThat(report.patched()).containsExactly("ok", "false");
    }
}
