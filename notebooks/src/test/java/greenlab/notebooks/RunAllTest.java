package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Both notebooks from top to bottom on the real kernel, their solutions, and again in a kernel that has run already. */
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

        String text(String pass, String id) {
            return cells.stream().filter(cell -> cell.pass.equals(pass) && cell.id.equals(id)).map(Cell::text)
                .collect(Collectors.joining());
        }

        Report ranWell() {
            assertThat(cells).filteredOn(cell -> cell.error != null).isEmpty();
            assertThat(cells).extracting(Cell::pass).contains("first", "solved", "again");
            assertThat(cells).filteredOn(cell -> cell.pass.equals("solved"))
                .allSatisfy(cell -> assertThat(cell.text).contains("✔").doesNotContain("not yet"));
            assertThat(stray).as("processes besides the kernel's").isEmpty();
            assertThat(left).as("processes after the kernel's end").isEmpty();
            return this;
        }
    }

    @Test
    void startHere() throws IOException, InterruptedException {
        var report = run(Course.START_HERE, "serial-3").ranWell();
        assertThat(report.text("first", "serial-3")).contains("<svg", "slow. The server saw at most 1 at a time");
        assertThat(report.text("first", "check-clocks")).contains("✔ serial is slow", "✔ green is fast");
        assertThat(report.text("first", "table"))
            .containsPattern("\\| 3 \\| \\d+\\.\\d\\d s \\|.*\\| 3.30 s \\| 1.20 s \\|");
        assertThat(report.text("first", "exercise-1-answer")).contains("not yet").doesNotContain("✔");
    }

    @Test
    void fiveStages() throws IOException, InterruptedException {
        var report = run(Course.FIVE_STAGES, "stage-0-guess").ranWell();
        assertThat(report.text("first", "verdicts").lines().limit(5).map(line -> line.replaceFirst(",.*", "")))
            .containsExactly("stage 0: slow/fast", "stage 1: fast/fast", "stage 2: slow/slow", "stage 3: slow/fast",
                "stage 4: fast/fast");
        assertThat(report.text("first", "open-table-show").split("\\?\\?\\?")).as("the empty table").hasSize(11);
        assertThat(report.text("first", "stage-4")).contains("greenlab-table").doesNotContain("???");
        assertThat(report.text("first", "who-blocks")).contains("org.conscrypt.NativeCrypto.SSL_read");
        assertThat(report.text("first", "diff-run")).contains("conscrypt-openjdk-uber");
        assertThat(report.text("first", "partial-check")).contains("✔");
    }

    private static Report run(String notebook, String last) throws IOException, InterruptedException {
        return Lab.find().run(Report.class, "run_all.py", Course.notebook(notebook), last);
    }
}
