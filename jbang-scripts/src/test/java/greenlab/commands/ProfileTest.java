package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.Proto;
import greenlab.fetch.RunSpec;
import greenlab.fetch.RuntimeName;
import greenlab.run.Verdict;
import greenlab.stages.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the flight recorder reports of stages: samples of native code, and events of pinned threads. */
@Tag("system")
@ResourceLock(value = "children of this JVM that fetch", mode = ResourceAccessMode.READ)
class ProfileTest {
    private static final int N = 4;
    private static final double DELAY = 1;

    @RegisterExtension
    static final ServedStages STAGES = new ServedStages();

    private static Profile profile(int stage, int java, String runtime) throws Exception {
        return STAGES.runner().profile(spec(stage, java, runtime, N, DELAY), run -> { });
    }

    private static RunSpec spec(int stage, int java, String runtime, int n, double delay) {
        return RunSpec.ofStage(stage, "" + java, RuntimeName.of(runtime), Proto.https, n, delay);
    }

    @ParameterizedTest
    @CsvSource({"green, 21", "green, 25", "virtual, 21", "virtual, 25"})
    void blockInNativeCodeIsSampledOnly(String runtime, int java) throws Exception {
        Profile profile = profile(2, java, runtime);
        assertThat(profile.pinned()).isEmpty();
        Profile.Line worst = profile.sampled().getFirst();
        assertThat(worst.frame()).isEqualTo("org.conscrypt.NativeCrypto.SSL_read");
        assertThat(worst.seconds()).isBetween(0.6 * N * DELAY, 1.3 * profile.run().seconds());
    }

    /** The JVM reports pinned virtual threads, and the thread that a pinned greenlet parks. */
    @ParameterizedTest
    @ValueSource(strings = {"virtual", "green"})
    void pinnedWaitIsReportedOn21(String runtime) throws Exception {
        Profile profile = profile(3, 21, runtime);
        Profile.Line worst = profile.pinned().getFirst();
        assertThat(worst.frame()).isEqualTo("org.conscrypt.ConscryptEngineSocket$SSLInputStream.readFromSocket");
        assertThat(worst.count()).isGreaterThanOrEqualTo(N);
        assertThat(worst.seconds()).isBetween(0.8 * N * DELAY, profile.run().seconds());
    }

    @Test
    void nothingIsReportedOn25() throws Exception {
        Profile profile = STAGES.runner().profile(spec(3, 25, "virtual", BothClocks.N, BothClocks.DELAY), run -> { });
        BothClocks.assertSay(Verdict.FAST, profile.run());
        assertThat(profile.pinned()).isEmpty();
        assertThat(profile.sampled()).allMatch(line -> line.seconds() < DELAY);
    }

    /** As many fetches are in flight as there are carriers. */
    @Test
    void carriersLimitPeakInFlight() throws Exception {
        Profile profile = STAGES.runner().profile(spec(2, 25, "virtual", N, DELAY).withCarriers(2), run -> { });
        assertThat(profile.run().peakInFlight()).isEqualTo(2);
        assertThat(profile.sampled().getFirst().seconds()).isBetween(0.6 * N * DELAY, 1.3 * N * DELAY);
    }

    @Test
    void killedStageHasEmptyProfileAndNoFile() throws Exception {
        Profile profile = STAGES.runner().profile(spec(2, 25, "virtual", N, 3.14), growing -> {
            if (!growing.events().isEmpty()) {
                ProcessHandle.current().descendants().filter(ProcessTree::isStageJvm)
                    .filter(jvm -> jvm.info().commandLine().orElse("").contains("3.14"))
                    .forEach(ProcessHandle::destroyForcibly);
            }
        });
        assertThat(profile.run().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(profile.sampled()).isEmpty();
        assertThat(recordings()).isEmpty();
    }

    private static List<Path> recordings() throws IOException {
        String prefix = "greenlab-flight-" + ProcessHandle.current().pid() + "-";
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix)).toList();
        }
    }
}
