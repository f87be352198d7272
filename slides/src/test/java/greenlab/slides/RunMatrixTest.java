package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.RunSpec;
import greenlab.run.Run;
import greenlab.run.Verdict;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The matrix of runs, and the recordings of this checkout. */
class RunMatrixTest {
    private static final Map<String, RunSpec> MATRIX = RunMatrix.all();
    private static final Path RUNS = Recorded.folder(Checkout.find());

    @Test
    void matrixHasEveryChoiceOnce() {
        assertThat(MATRIX).hasSize(6 * 2 * 2 * 2 * 3 + 2 * 2 * 3 + 2 * 2 + 2 * 24)
            .containsKeys("stage-3-java-21-green-https-n-10", "stage-0-java-25-virtual-http-n-3",
                "stage-1-java-25-serial-https-n-3", "stage-1-java-25-threads-http-n-5",
                "stage-4-java-21-green-https-n-10-partial", "stage-4-java-25-green-https-n-10-none",
                "order-patch-client-provider-engine-java-25-n-10", "order-engine-provider-client-patch-java-21-n-10");
        assertThat(MATRIX.values()).allMatch(spec -> spec.delay() == 1 && spec.carriers() == 1);
    }

    @Test
    void everyRecordingIsTheRunOfItsKey() throws IOException {
        Recorded recorded = new Recorded(RUNS);
        assertThat(recorded.keys()).isNotEmpty();
        for (String key : recorded.keys()) {
            assertThat(recorded.read(key).runs()).as(key).singleElement().matches(shows(MATRIX.get(key)));
        }
    }

    private static Predicate<Run> shows(RunSpec spec) {
        return run -> run.spec().on(run.javaLabel(), false).withPatch(spec.patch())
            .equals(new RunSpec(spec.stage(), spec.java(), false, spec.runtime(), spec.proto(), spec.n(), spec.delay(),
                1, spec.patch(), List.of()))
            && (run.verdict() != Verdict.FAILED || MatrixRecorder.isResult(spec, run));
    }

    /** A run that is no longer in the matrix would stay as it is. The other files are lists of keys. */
    @Test
    void noRecordingIsLeftOver() throws IOException {
        assertThat(SiteFolder.files(RUNS, ".json").stream().map(file -> file.getFileName().toString())
            .filter(name -> name.matches("(stage-\\d|order-.*-java)-.*")).map(name -> name.replace(".json", "")))
            .isNotEmpty().allMatch(MATRIX::containsKey);
    }

    @Test
    void everyRunOfTheMatrixIsRecorded() throws IOException {
        assertThat(new Recorded(RUNS).keys()).hasSameElementsAs(MATRIX.keySet());
    }
}
