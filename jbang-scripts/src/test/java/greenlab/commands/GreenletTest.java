package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first example of greenlets: 12, 56, 34. */
@Tag("system")
class GreenletTest {

    @Test
    void seventyEightIsNeverPrinted() throws Exception {
        Command.Ended ended = Command.run("greenlet");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.out()).isEqualTo("12\n56\n34\n");
    }

    @Test
    void traceShowsEachSwitch() throws Exception {
        String out = Command.run("greenlet", "--trace").out();
        assertThat(out.strip().replaceAll("\\.java:\\d+", ".java:30")).isEqualTo("""
            main switches to one
            one prints 12
            one switches to two
            two prints 56
            two switches to one
            one prints 34
            main: one is done, two is suspended in greenlet.second(greenlet.java:30)""");
    }

    @Test
    void jsonHasTheSameValues() throws Exception {
        var report = JsonParser.parseString(Command.run("greenlet", "--json", "--trace").out()).getAsJsonObject();
        assertThat(report.get("printed")).hasToString("[12,56,34]");
        assertThat(report.get("one").getAsString()).isEqualTo("done");
        assertThat(report.get("two").getAsString()).startsWith("suspended in greenlet.second");
    }
}
