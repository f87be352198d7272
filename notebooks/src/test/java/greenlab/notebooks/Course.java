package greenlab.notebooks;

import greenlab.stages.House;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The notebooks of this checkout, in lesson order. */
final class Course {
    static final String START_HERE = "00-start-here.ipynb";
    static final String FIVE_STAGES = "04-five-stages.ipynb";

    private Course() {}

    static List<Path> notebooks() {
        return Stream.of(START_HERE, FIVE_STAGES).map(Course::notebook).toList();
    }

    static Path notebook(String name) {
        return House.find().notebooks().resolve(name);
    }
}
