package greenlab.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The code that ran before each patch, after it, and after it was undone. */
@Tag("system")
class MonkeyTest {

    @Test
    void patchReplacesTheCalledCode() throws Exception {
        Command.Ended ended = Command.run("monkey", "--json");
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(ended.complaints()).isEmpty();
        JsonArray acts = JsonParser.parseString(ended.out()).getAsJsonArray();
        assertThat(acts).hasSize(3);
        assertThat(innermost(acts.get(0))).containsExactly(
            "java.lang.Thread.sleep of module java.base", "greenlab.green.Hub.sleep of green-1.jar",
            "java.lang.Thread.sleep of module java.base");
        assertThat(methods(acts.get(0), 1)).containsSequence("Blocking.rest", "NonBlocking.rest");
        assertThat(innermost(acts.get(1))).isEqualTo(innermost(acts.get(0)));
        assertThat(methods(acts.get(2), 0)).contains("sun.nio.ch.NioSocketImpl.read");
        assertThat(methods(acts.get(2), 1)).contains("greenlab.net.GreenSocketImpl.read");
        assertThat(acts.get(2).getAsJsonObject().get("undoError").getAsString()).contains("start a new one");
        assertThat(acts).allSatisfy(act ->
            assertThat(moment(act, 1).get("seconds").getAsDouble() / moment(act, 0).get("seconds").getAsDouble())
                .as("patched calls are concurrent").isLessThan(0.67));
    }

    @Test
    void reportFitsEightyColumns() throws Exception {
        String out = Command.run("monkey").out();
        assertThat(out).contains("before  Blocking.rest returned: I blocked the thread",
            "after   Blocking.rest returned: I let others run", "undone  never: ");
        assertThat(out.lines()).allMatch(line -> line.length() <= 80);
    }

    private static List<String> innermost(JsonElement act) {
        return moments(act).stream().map(moment -> moment.getAsJsonArray("frames"))
            .map(ran -> ran.get(ran.size() - 1).getAsJsonObject())
            .map(frame -> frame.get("method").getAsString() + " of " + frame.get("source").getAsString()).toList();
    }

    private static List<String> methods(JsonElement act, int moment) {
        return moment(act, moment).getAsJsonArray("frames").asList().stream()
            .map(frame -> frame.getAsJsonObject().get("method").getAsString()).toList();
    }

    private static JsonObject moment(JsonElement act, int which) {
        return moments(act).get(which);
    }

    private static List<JsonObject> moments(JsonElement act) {
        return act.getAsJsonObject().getAsJsonArray("calls").asList().stream().map(JsonElement::getAsJsonObject)
            .toList();
    }
}
