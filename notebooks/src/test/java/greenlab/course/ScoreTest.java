package greenlab.course;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.grade.HandIn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTest {
    @TempDir
    private Path folder;

    @Test
    void solvedExercise_staysSolved() {
        Score score = new Score(folder.resolve("course"));
        score.add("02/1", false);
        score.add("02/1", true);
        score.add("02/1", false);
        score.add("02/2", false);
        assertThat(HandIn.kept(folder.resolve("course")).results()).isEqualTo(
            Map.of("02/1", new HandIn.Points(1, 1), "02/2", new HandIn.Points(0, 1)));
    }

    /** The points of the hub are in the same file, and stay there. */
    @Test
    void pointsOfOtherExercises_areKept() throws IOException {
        HandIn.kept(folder).with(Map.of("hub/order", new HandIn.Points(10, 10))).keep(folder);
        new Score(folder).add("02/1", true);
        assertThat(HandIn.read(folder.resolve("hand-in.json")).results()).containsOnlyKeys("02/1", "hub/order");
    }
}
