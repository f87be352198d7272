package greenlab.course;

import greenlab.grade.HandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The reader's points: one for each exercise that was solved once, kept across notebooks in the file that
 * {@code ./jbang grade --save} hands in.
 */
record Score(Path folder) {

    /** Counts an answer. An exercise that was solved stays solved. */
    void add(String exercise, boolean right) {
        HandIn kept = HandIn.kept(folder);
        HandIn.Points before = kept.results().get(exercise);
        HandIn.Points now = new HandIn.Points(right ? 1 : 0, 1);
        if (before == null || before.points() < now.points()) {
            try {
                kept.with(Map.of(exercise, now)).keep(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException("the point can't be kept: " + failed.getMessage(), failed);
            }
        }
    }
}
