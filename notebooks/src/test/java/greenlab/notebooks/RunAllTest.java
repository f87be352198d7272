package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each notebook alone, from top to bottom on the real kernel; its solutions; and all of it a second time. */
class RunAllTest {

    /**
     * What run_all.py prints.
     *
     * @param stray processes that were there besides the kernel when all cells had ended
     * @param left processes that were there when the kernel had ended
     */
    record Report(List<Cell> cells, List<String> stray, List<String> left) {

        /** A cell's text: all that it showed, pictures included. */
        record Cell(String pass, String id, String error, String text) {}

        void ranWell() {
            assertThat(cells).filteredOn(cell -> cell.error != null).isEmpty();
            assertThat(cells).extracting(Cell::pass).contains("first", "solved", "again");
            assertThat(cells).filteredOn(cell -> cell.pass.equals("first") && cell.id.matches("exercise-.*-answer"))
                .allSatisfy(cell -> assertThat(cell.text).contains("not yet"));
            assertThat(cells).filteredOn(cell -> cell.pass.equals("solved"))
                .allSatisfy(cell -> assertThat(cell.text).contains("✔").doesNotContain("not yet"));
            assertThat(stray).as("processes besides the kernel's").isEmpty();
            assertThat(left).as("processes after the kernel's end").isEmpty();
        }
    }

    static List<Path> notebooks() throws IOException {
        return Course.notebooks();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void runsAloneSolvedAndAgain(Path notebook) throws IOException, InterruptedException {
        Lab.find().run(Report.class, "run_all.py", notebook).ranWell();
    }
}
