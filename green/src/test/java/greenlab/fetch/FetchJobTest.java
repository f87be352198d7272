package greenlab.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchJobTest {

    static List<RunSpec> specs() {
        return List.of(RunSpec.ofStage(4, "21", RuntimeName.GREEN, Proto.https, 10, 1).withPatch(PatchScope.PARTIAL),
            RunSpec.ofStage(5, "25", RuntimeName.VIRTUAL, Proto.http, 1, 0.001).withCarriers(3).on("26", true),
            RunSpec.ofOrder(List.of(Step.CLIENT, Step.PATCH, Step.PROVIDER, Step.ENGINE), "21", 20, 0.5),
            RunSpec.ofFetches("25", RuntimeName.SERIAL, Proto.http, 10_000, 60, 1));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void theChildReadsWhatWasWritten(RunSpec spec) {
        FetchJob job = new FetchJob(spec, "https://localhost:8443", "/a b/ü.p12", true);
        assertThat(FetchJob.of(job.json())).isEqualTo(job);
    }

    @Test
    void aJobMayHaveNoTruststore() {
        FetchJob job = new FetchJob(specs().getFirst(), "https://localhost:8443", null, false);
        assertThat(FetchJob.of(job.json())).isEqualTo(job);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"spec\":{}}", "[]", "{\"spec\":1}", "{\"spec\":null}", "{\"url\":null}"})
    void malformedJob_isReportedInOneLine(String json) {
        assertThatThrownBy(() -> FetchJob.of(json)).isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("invalid job: ").message().doesNotContain("\n");
    }
}
