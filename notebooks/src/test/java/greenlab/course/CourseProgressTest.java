package greenlab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.run.Run;
import greenlab.run.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourseProgressTest {
    private static final int N = 5;
    private static final double DELAY = 0.3;

    @TempDir
    Path folder;

    private static Run run(int stage, Verdict verdict) {
        return new Run(stage, "25.0.1", false, "green", "https", N, DELAY, 1, N, verdict, 1, null, List.of(), null,
            List.of());
    }

    @Test
    void laterRun_replacesThatOfItsCell() throws IOException {
        var progress = new CourseProgress(folder);
        progress.add(run(2, Verdict.MIXED));
        progress.add(run(1, Verdict.FAST));
        progress.add(run(2, Verdict.SLOW));
        var table = new CourseProgress(folder).table(N, DELAY);
        assertThat(table.runs()).extracting(Run::verdict).containsExactly(Verdict.FAST, Verdict.SLOW);
    }

    /** As of two open notebooks. */
    @Test
    void twoKernelsKeepEachOthersRunsAndPredictions() throws IOException {
        var one = new CourseProgress(folder);
        var other = new CourseProgress(folder);
        one.add(run(1, Verdict.FAST));
        other.add(run(2, Verdict.SLOW));
        one.predict(1, "fast", "fast");
        other.predict(2, "slow", "slow");
        assertThat(one.table(N, DELAY).runs()).extracting(Run::verdict).containsExactly(Verdict.FAST, Verdict.SLOW);
        assertThat(one.score(one.table(N, DELAY))).contains("you predicted fast/fast", "you predicted slow/slow");
    }

    @Test
    void runsOfOtherDelays_areNotInTheTable() throws IOException {
        var progress = new CourseProgress(folder);
        progress.add(run(2, Verdict.SLOW));
        assertThat(progress.table(N, 1).runs()).isEmpty();
    }

    @Test
    void score_countsPredictionsThatHaveRun() throws IOException {
        var progress = new CourseProgress(folder);
        progress.predict(2, "fast", "slow");
        progress.add(run(2, Verdict.SLOW));
        progress.add(run(1, Verdict.FAST));
        var later = new CourseProgress(folder);
        assertThat(later.score(later.table(N, DELAY))).contains("stage 2: ???/slow, you predicted fast/slow",
            "stage 1: ???/fast, you predicted ???/???").endsWith("You were right 1 times out of 1.");
    }

    @Test
    void score_withoutPredictions_isNone() throws IOException {
        var progress = new CourseProgress(folder);
        progress.predict(1, "???", "???");
        progress.add(run(1, Verdict.FAST));
        assertThat(progress.score(progress.table(N, DELAY))).endsWith("No prediction to compare yet.");
    }

    @Test
    void unknownPrediction_isRejected() {
        assertThatThrownBy(() -> new CourseProgress(folder).predict(1, "fast", "quick"))
            .hasMessage("unknown prediction 'quick'; expected fast, slow or ???");
    }

    @Test
    void unreadableFiles_countAsEmpty() throws IOException {
        Files.writeString(folder.resolve("runs.json"), "[{");
        Files.writeString(folder.resolve("predictions.json"), "{\"2\":[\"fast\",\"slow\"]}");
        var progress = new CourseProgress(folder);
        assertThat(progress.score(progress.table(N, DELAY))).contains("stage 2: ???/???, you predicted ???/???");
    }
}
