package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The benchmark's form, and that green's switch is near the primitive's. The goals are for a quiet machine. */
class BenchTest {

    @Test
    void aQuickLookAtTheSwitch() throws Exception {
        Command.Ended ended = Command.run("bench", "--quick", "--only", "switch", "--json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        JsonObject report = JsonParser.parseString(ended.out()).getAsJsonObject();
        assertThat(report.keySet()).containsExactly("java", "processors", "quick", "rows");
        assertThat(report.get("quick").getAsBoolean()).isTrue();
        List<JsonObject> rows = report.getAsJsonArray("rows").asList().stream()
            .map(JsonElement::getAsJsonObject).toList();
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.keySet())
            .containsExactly("what", "unit", "ours", "beside", "theirs", "ratio", "goal", "met"));
        JsonObject beside = rows.getFirst();
        assertThat(beside.get("beside").getAsString()).isEqualTo("bare Continuation");
        double ratio = beside.get("ratio").getAsDouble();
        assertThat(ratio).isBetween(0.5, 4.0)
            .isEqualTo(beside.get("ours").getAsDouble() / beside.get("theirs").getAsDouble());
        assertThat(beside.get("met").getAsBoolean()).isEqualTo(ratio <= 1.3);
    }

    @Test
    void aPartThatIsNotThere() throws Exception {
        Command.Ended ended = Command.run("bench", "--only", "speed");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.complaints()).singleElement().asString().contains("SWITCH, SLEEP, SLEEPERS, FETCHES");
    }
}
