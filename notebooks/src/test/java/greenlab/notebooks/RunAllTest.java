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

/** Runs each notebook on a real kernel, with each exercise as given, answered wrongly and solved. */
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

        void ranWell() {
            assertThat(cells).filteredOn(cell -> cell.error != null).isEmpty();
            assertThat(answers("given")).isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.text).contains("not yet"));
            assertThat(answers("wrong")).hasSizeGreaterThanOrEqualTo(3 * exercises())
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

    /** Runs all notebooks; the other kernel runs the first one. CI runs {@code -Dkernel=jjava}, too. */
    private static final Kernel KERNEL = Kernel.valueOf(System.getProperty("kernel", Kernel.ijava.name()));

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
        return Stream.of(Kernel.values()).sorted(Comparator.comparing(kernel -> kernel != KERNEL))
            .flatMap(kernel -> tests(notebooks, kernel));
    }

    private static Stream<DynamicContainer> tests(List<Path> notebooks, Kernel kernel) {
        SortedMap<String, List<Path>> byProgress = notebooks.stream()
            .filter(notebook -> kernel == KERNEL || twice(notebook, kernel)).collect(Collectors.groupingBy(
                RunAllTest::progress, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        return byProgress.entrySet().stream().map(group -> DynamicContainer.dynamicContainer(container -> container
            .displayName(group.getKey() + " on " + kernel).childExecutionMode(ExecutionMode.SAME_THREAD)
            .children(group.getValue().stream().map(notebook -> test(notebook, kernel)))));
    }

    private static DynamicTest test(Path notebook, Kernel kernel) {
        return DynamicTest.dynamicTest(notebook.getFileName().toString(), () ->
            Lab.find(kernel).run(Report.class, "run_all.py", notebook,
                progressFolder.resolve(kernel + " " + progress(notebook)),
                twice(notebook, kernel) ? 2 : 1).ranWell());
    }

    /** A notebook may run twice in its kernel. Two represent all: 02 with own classes, 00 with a lesson's runs. */
    private static boolean twice(Path notebook, Kernel kernel) {
        return notebook.getFileName().toString().startsWith(kernel == KERNEL ? "02" : "00");
    }

    /** Each notebook starts with an empty table, except that 05 to 09 share one: 09 runs what is missing from it. */
    private static String progress(Path notebook) {
        String name = notebook.getFileName().toString();
        return name.matches("0[5-9].*") ? "stages 1 to 4" : name;
    }
}
