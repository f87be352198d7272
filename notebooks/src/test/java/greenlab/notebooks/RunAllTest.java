package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each notebook alone, from top to bottom on the real kernel; and all of it a second time, its exercises solved. */
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
            assertThat(ids("solved")).isNotEmpty().isEqualTo(ids("first"));
            assertThat(answers("first")).isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.text).contains("not yet"));
            assertThat(answers("solved"))
                .allSatisfy(cell -> assertThat(cell.text).contains("✔").doesNotContain("not yet"));
            assertThat(stray).as("processes besides the kernel's").isEmpty();
            assertThat(left).as("processes after the kernel's end").isEmpty();
        }

        private List<String> ids(String pass) {
            return cells.stream().filter(cell -> cell.pass.equals(pass)).map(Cell::id).toList();
        }

        private List<Cell> answers(String pass) {
            return cells.stream().filter(cell -> cell.pass.equals(pass) && cell.id.matches("exercise-.*-answer"))
                .toList();
        }
    }

    static List<Path> notebooks() throws IOException {
        return Course.notebooks();
    }

    @TempDir
    static Path memories;

    @ParameterizedTest
    @MethodSource("notebooks")
    void runsAloneAndAgainSolved(Path notebook) throws IOException, InterruptedException {
        Lab.find().run(Report.class, "run_all.py", notebook, memory(notebook)).ranWell();
    }

    /** Each remembers nothing, but 09 fills a table's gaps: it comes after 05 to 08, and misses what 04 would tell. */
    private static Path memory(Path notebook) {
        String name = notebook.getFileName().toString();
        return memories.resolve(name.matches("0[5-9].*") ? "stages 1 to 4" : name);
    }
}
