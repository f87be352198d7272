package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

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

    @TempDir
    static Path memories;

    /**
     * Side by side, since they wait for half of their time, and the long ones first; but one after the other where they
     * fill one status table.
     */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> runsAloneAndAgainSolved() throws IOException {
        SortedMap<String, List<Path>> byMemory = Course.notebooks().stream().collect(Collectors.groupingBy(
            RunAllTest::memory, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return byMemory.entrySet().stream().map(one -> DynamicContainer.dynamicContainer(how -> how
            .displayName(one.getKey()).childExecutionMode(ExecutionMode.SAME_THREAD)
            .children(one.getValue().stream().map(RunAllTest::test))));
    }

    private static DynamicTest test(Path notebook) {
        return DynamicTest.dynamicTest(notebook.getFileName().toString(), () ->
            Lab.find().run(Report.class, "run_all.py", notebook, memories.resolve(memory(notebook))).ranWell());
    }

    /** Each remembers nothing, but 09 fills a table's gaps: it comes after 05 to 08, and misses what 04 would tell. */
    private static String memory(Path notebook) {
        String name = notebook.getFileName().toString();
        return name.matches("0[5-9].*") ? "stages 1 to 4" : name;
    }
}
