package greenlab.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real servers. 8 workers of 0.1 s finish 80 requests a second at most, and 120 users come. */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the small server") // beside other classes, but one at a time
class RealRunTest {
    private static final Scenario TOO_MUCH = Scenario.of(8, 120, 0.1).lasting(2, 0.1);

    @Test
    void aPoolOfThreadsTipsOver() throws Exception {
        Outcome outcome = RealRun.run(TOO_MUCH, Serving.THREADS);
        assertThat(outcome.by()).isEqualTo("threads");
        assertThat(outcome.most(Sample::busy)).isEqualTo(8);
        assertThat(outcome.most(Sample::queued)).isGreaterThan(20);
        assertThat(outcome.reloads()).isPositive();
        assertThat(outcome.cost().threads()).isGreaterThan(8);
    }

    @ParameterizedTest
    @EnumSource(value = Serving.class, names = {"GREEN", "VIRTUAL"})
    void whoHasNoPoolDoesNot(Serving serving) throws Exception {
        var steps = new ArrayList<Integer>();
        // Five seconds: who keeps up is judged by the last fifth, and a busy machine may stand still for a part of it.
        Outcome outcome = RealRun.run(TOO_MUCH.lasting(5, 0.1), serving,
            growing -> steps.add(growing.samples().size()));
        assertThat(outcome.keepsUp()).isTrue();
        assertThat(outcome.refused()).isZero();
        assertThat(outcome.most(Sample::busy)).as("at the same time").isGreaterThan(8);
        assertThat(steps).startsWith(1, 2).endsWith(50);
    }

    @Test
    void greenletsAreNoThreads() throws Exception {
        Scenario many = Scenario.of(60, 300, 0.2).lasting(1, 0.1);
        int threads = RealRun.run(many, Serving.THREADS).cost().threads();
        Outcome green = RealRun.run(many, Serving.GREEN);
        assertThat(green.answered()).isGreaterThan(100);
        assertThat(threads - green.cost().threads()).isGreaterThan(40);
    }

    @Test
    void aFullLineSendsUsersAway() throws Exception {
        Outcome outcome = RealRun.run(TOO_MUCH.withLine(4), Serving.THREADS);
        assertThat(outcome.refused()).isPositive();
        assertThat(outcome.most(Sample::queued)).isLessThanOrEqualTo(5);   // one may be on its way to a worker
    }

    @Test
    void interruptedItLeavesNothing() throws Exception {
        Thread caller = Thread.currentThread();
        assertThatExceptionOfType(InterruptedException.class)
            .isThrownBy(() -> RealRun.run(TOO_MUCH, Serving.VIRTUAL, growing -> caller.interrupt()));
        assertThat(ProcessHandle.current().children().filter(child -> child.info().commandLine().orElse("")
            .contains(SmallServer.class.getName())).filter(ProcessHandle::isAlive)).isEmpty();
    }
}
