package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalDrawingTest {

    @Test
    void redrawsInPlace_andErasesItself() {
        var screen = new ByteArrayOutputStream();
        try (var text = new Terminal(new PrintStream(screen, true), true, "24", "80")) {
            text.draw(List.of("a", "b"));
            text.draw(List.of("c"));
        }
        assertThat(screen).hasToString("a\nb\n\033[2A\033[Jc\n\033[1A\033[J");
    }

    @Test
    void pipe_getsNothing() {
        var screen = new ByteArrayOutputStream();
        try (var text = new Terminal(new PrintStream(screen, true), false)) {
            text.draw(List.of("a"));
            text.draw(List.of("b"), Samples.running());
        }
        assertThat(screen).hasToString("");
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 6, 10, 14, 15, 40})
    void runInProgress_fitsTheTerminal(int rows) {
        assertThat(TextTimeline.live(Samples.running(), 60, rows, true)).hasSizeLessThanOrEqualTo(rows)
            .allMatch(line -> line.replaceAll("\033\\[[\\d;]*m", "").length() <= 60)
            .first().asString().contains("running");
    }

    @Test
    void tallTerminal_hasALaneForEachFetch() {
        assertThat(String.join("\n", TextTimeline.live(Samples.running(), 80, 14, true)))
            .contains("fetch 1 ", "fetch 10").doesNotContain("more)");
        assertThat(String.join("\n", TextTimeline.live(Samples.running(), 80, 13, true)))
            .contains("fetch 1 ", "(2 more)", "fetch 10");
    }
}
