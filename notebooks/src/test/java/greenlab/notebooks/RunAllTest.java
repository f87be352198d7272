package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.setup.Kernel;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Runs each notebook with each exercise as given and solved; on the first kernel also answered wrongly. The second
 * kernel runs two, with own classes and with a lesson's runs, and with {@code -Dkernels=all} each.
 */
@Tag("system")
class RunAllTest {

    /**
     * What run_all.py prints.
     *
     * @param stray processes other than the kernel that were running after the last cell
     * @param left processes that were running after the kernel's end
     */
    record Report(List<Cell> cells, List<String> stray, List<String> left) {

        /** A cell, {@code given}, {@code wrong} or {@code solved}; its text is all its output, pictures included. */
        record Cell(String kind, String id, String source, String error, String text) {}

        void ranWell(boolean wrong) {
            assertThat(cells).filteredOn(cell -> cell.error != null).isEmpty();
            assertThat(answers("given")).isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.text).contains("not yet"));
            assertThat(answers("wrong")).hasSizeGreaterThanOrEqualTo(wrong ? 3 * exercises() : 0)
                .allSatisfy(cell -> assertThat(cell.text).as(cell.source).contains("not yet"));
            assertThat(answers("solved")).hasSameSizeAs(answers("given"))
                .allSatisfy(cell -> assertThat(cell.text).contains("✔").doesNotContain("not yet"));
            assertThat(stray).as("processes besides the kernel's").isEmpty();
            assertThat(left).as("processes after the kernel's end").isEmpty();
        }

        private int exercises() {
            return (int) answers("given").stream().map(Cell::id).distinct().count();
        }

        private List<Cell> answers(String kind) {
            return cells.stream().filter(cell -> cell.kind.equals(kind) && cell.id.matches("exercise-.*-answer"))
                .toList();
        }
    }

    @TempDir
    static Path progressFolder;

    /**
     * Runs notebooks concurrently, because they wait for half of their time, and the long ones first. Notebooks that
     * fill the same status table run serially.
     */
    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicContainer> runsAsGivenAndSolved() throws IOException {
        List<Path> notebooks = Course.notebooks();
        List<Path> some = notebooks.stream().filter(notebook -> "all".equals(System.getProperty("kernels"))
            || notebook.getFileName().toString().matches("(02|06).*")).toList();
        return Stream.concat(tests(notebooks, Kernel.ijava), tests(some, Kernel.jjava));
    }

    private static Stream<DynamicContainer> tests(List<Path> notebooks, Kernel kernel) {
        SortedMap<String, List<Path>> byProgress = notebooks.stream().collect(Collectors.groupingBy(
            RunAllTest::progress, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return byProgress.entrySet().stream().map(group -> DynamicContainer.dynamicContainer(container -> container
            .displayName(group.getKey() + " on " + kernel).childExecutionMode(ExecutionMode.SAME_THREAD)
            .children(group.getValue().stream().map(notebook -> test(notebook, kernel)))));
    }

    private static DynamicTest test(Path notebook, Kernel kernel) {
        boolean wrong = kernel == Kernel.ijava;
        return DynamicTest.dynamicTest(notebook.getFileName().toString(), () ->
            Lab.find(kernel).run(Report.class, "run_all.py", notebook,
                progressFolder.resolve(kernel + " " + progress(notebook)),
                twice(notebook, kernel) ? 2 : 1, wrong).ranWell(wrong));
    }

    /** A notebook may run twice in its kernel. Two represent all: 02 with own classes, 06 with a lesson's runs. */
    private static boolean twice(Path notebook, Kernel kernel) {
        return notebook.getFileName().toString().startsWith(kernel == Kernel.ijava ? "02" : "06");
    }

    /** Each notebook starts with an empty table, except that 05 to 09 share one: 09 runs what is missing from it. */
    private static String progress(Path notebook) {
        String name = notebook.getFileName().toString();
        return name.matches("0[5-9].*") ? "stages 1 to 4" : name;
    }
}
