package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers. The capacity of 8 workers at 0.1 s is 80 requests/s; 120 users/s arrive. */
@Execution(ExecutionMode.CONCURRENT)
@Tag("system") // real load for seconds
@ResourceLock("the small server") // concurrent with other classes, one test at a time
class LoadRunTest {
    private static final CapacityScenario OVERLOAD = CapacityScenario.of(8, 120, 0.1).lasting(2, 0.1);

    @Test
    void threadPoolSaturates() throws Exception {
        CapacityResult result = LoadRun.run(OVERLOAD, ConcurrencyModel.THREADS);
        assertThat(result.server()).isEqualTo("threads");
        assertThat(result.peak(LoadSample::busy)).isEqualTo(8);
        assertThat(result.peak(LoadSample::queued)).isGreaterThan(20);
        assertThat(result.retries()).isPositive();
        assertThat(result.usage().threads()).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(value = ConcurrencyModel.class, names = {"GREEN", "VIRTUAL"})
    void modelsWithoutPoolKeepUp(ConcurrencyModel model) throws Exception {
        var steps = new ArrayList<Integer>();
        // keepsUp() looks at the last fifth: long enough that a short stall of a busy machine does not matter.
        CapacityResult result = LoadRun.runAll(OVERLOAD.lasting(5, 0.1), List.of(model),
            partial -> steps.add(partial.getFirst().samples().size())).getFirst();
        assertThat(result.keepsUp()).isTrue();
        assertThat(result.rejected()).isZero();
        assertThat(result.peak(LoadSample::busy)).as("peak in flight").isGreaterThan(8);
        assertThat(steps).startsWith(1, 2).endsWith(50);
    }

    @Test
    void greenletsUseNoThreads() throws Exception {
        CapacityScenario many = CapacityScenario.of(60, 300, 0.2).lasting(1, 0.1);
        int threads = LoadRun.run(many, ConcurrencyModel.THREADS).usage().threads();
        CapacityResult green = LoadRun.run(many, ConcurrencyModel.GREEN);
        assertThat(green.answered()).isGreaterThan(100);
        assertThat(threads - green.usage().threads()).isGreaterThan(40);
    }

    @Test
    void fullQueueRejectsUsers() throws Exception {
        CapacityResult result = LoadRun.run(OVERLOAD.withQueueLimit(4), ConcurrencyModel.THREADS);
        assertThat(result.rejected()).isPositive();
        assertThat(result.peak(LoadSample::queued)).isLessThanOrEqualTo(5);   // one may be in transit to a worker
    }

    @Test
    void interruptLeavesNoProcess() throws Exception {
        Thread caller = Thread.currentThread();
        assertThatExceptionOfType(InterruptedException.class)
            .isThrownBy(() -> LoadRun.runAll(OVERLOAD, List.of(ConcurrencyModel.VIRTUAL),
                partial -> caller.interrupt()));
        assertThat(ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("")
            .contains(SmallServer.class.getName())).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
