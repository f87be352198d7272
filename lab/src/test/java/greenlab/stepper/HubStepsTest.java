package greenlab.stepper;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.server.DelayServer;
import greenlab.server.ServerConfig;
import greenlab.server.StartupException;
import greenlab.setup.Checkout;
import greenlab.stepper.HubSteps.State;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The steps of the recording that the slides show, and those of a run made now. */
@ResourceLock(Resources.SYSTEM_OUT)
@ParameterizedClass
@MethodSource("runs")
class HubStepsTest {
    private static final Checkout CHECKOUT = Checkout.find();

    private final HubSteps run;
    private final List<State> steps;

    HubStepsTest(HubSteps run) {
        this.run = run;
        this.steps = run.steps();
    }

    static List<HubSteps> runs() throws IOException, StartupException {
        try (DelayServer server = DelayServer.start(ServerConfig.local(CHECKOUT.tls()))) {
            var recorded = HubSteps.parse(Files.readString(CHECKOUT.root().resolve("slides/runs/hub-steps.json")));
            return List.of(recorded, HubSteps.parse(HubSteps.record(CHECKOUT, server.http()).json()));
        }
    }

    @Test
    void codeIsThatOfTheNotebook() throws IOException {
        assertThat(run.code()).as("recorded code; ./jbang slides --record records it anew")
            .isEqualTo(CellProgram.read(CHECKOUT).code());
    }

    @Test
    void everySentenceIsUsed() {
        assertThat(steps).hasSizeBetween(30, 60).extracting(State::kind).containsOnly(
            Arrays.stream(HubNarration.values()).map(Enum::name).toArray(String[]::new));
        assertThat(steps).extracting(State::says).noneMatch(says -> says.contains("$") || says.contains("null"));
    }

    @Test
    void greenletSuspendsBeforeTheNextStarts() {
        State suspended = steps.get(first("SUSPEND"));
        State next = steps.get(first("SUSPEND") + 1);
        assertThat(suspended.stacks()).containsOnlyKeys("A");
        assertThat(suspended.stacks().get("A"))
            .containsExactly("attempt", "fetch", "get", "recv", "waitFor", "suspend");
        assertThat(suspended.running()).isNull();
        assertThat(next.kind()).isEqualTo("RUN");
        assertThat(next.running()).isEqualTo("B");
        assertThat(next.stacks().get("A")).as("on the heap").isEqualTo(suspended.stacks().get("A"));
    }

    @Test
    void allConnectBeforeTheFirstAnswer() {
        assertThat(steps.stream().filter(step -> step.kind().equals("OPEN"))).hasSize(2);
        assertThat(last("OPEN")).isLessThan(first("TRY_AGAIN"));
    }

    /** While the thread waits, nothing is on it but the hub. */
    @Test
    void threadWaitsForAllOfThem() {
        State waits = steps.get(first("WAIT"));
        assertThat(waits.running()).isNull();
        assertThat(waits.queue()).isEmpty();
        assertThat(waits.stacks()).containsOnlyKeys("A", "B", "C");
        assertThat(waits.selector()).contains("A");
        assertThat(steps.stream().filter(step -> step.kind().equals("WAIT")).map(step -> step.hub().getLast()))
            .as("the step ends after the wait").isNotEmpty().doesNotContain("millisToNextTimer");
    }

    /** A greenlet continues with the frames that it had when it was suspended. */
    @Test
    void resumedGreenletHasItsFrames() {
        var resumed = steps.stream().filter(step -> step.says().contains("resumes")).toList();
        assertThat(resumed).hasSizeGreaterThanOrEqualTo(3).allSatisfy(step -> {
            State before = steps.get(steps.indexOf(step) - 1);
            assertThat(step.stacks().get(step.running())).isEqualTo(before.stacks().get(step.running()));
        });
    }

    @Test
    void nothingIsLeftAtTheEnd() {
        State last = steps.getLast();
        assertThat(last.queue()).isEmpty();
        assertThat(last.timers()).isEmpty();
        assertThat(last.selector()).isEmpty();
        assertThat(last.stacks()).isEmpty();
        assertThat(last.ended()).containsExactly("A", "B", "C");
        assertThat(last.printed()).containsExactlyInAnyOrder("C: awake", "B: HTTP/1.1 200 OK", "A: HTTP/1.1 200 OK");
    }

    private int first(String kind) {
        return steps.stream().map(State::kind).toList().indexOf(kind);
    }

    private int last(String kind) {
        return steps.stream().map(State::kind).toList().lastIndexOf(kind);
    }
}
