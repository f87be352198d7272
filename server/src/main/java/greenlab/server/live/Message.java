package greenlab.server.live;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.stages.Outcome;
import greenlab.timeline.Json;
import greenlab.timeline.Run;
import greenlab.timeline.SvgTimeline;
import greenlab.timeline.Words;

/**
 * How a run stands, whole: who hears one message needs none of those before it.
 *
 * @param event {@code waiting}, {@code picture}, {@code done}, {@code failed} or {@code stopped}
 * @param data a JSON object on one line
 * @param last whether no other will follow
 */
public record Message(String event, String data, boolean last) {

    /** The run stands in line behind others; 0 where it is about to start. */
    static Message waiting(int ahead) {
        var data = new JsonObject();
        data.addProperty("ahead", ahead);
        return new Message("waiting", data.toString(), false);
    }

    /** The run is under way. */
    static Message picture(Run run) {
        var data = drawn(run);
        data.addProperty("seconds", run.seconds());
        data.addProperty("verdict", run.verdict().word());
        return new Message("picture", data.toString(), false);
    }

    /** The run is over, also where its fetches failed: that is its verdict then. */
    static Message done(Run run) {
        return new Message("done", finished(run).toString(), true);
    }

    /** The same for an order, with what its socket stood on. */
    static Message done(Outcome outcome) {
        var data = finished(outcome.run());
        data.addProperty("stack", outcome.stack());
        return new Message("done", data.toString(), true);
    }

    /** No run came about. */
    static Message failed(String error) {
        var data = new JsonObject();
        data.addProperty("error", error);
        return new Message("failed", data.toString(), true);
    }

    /** Somebody stopped it, or nobody was there to see it. */
    static Message stopped() {
        return new Message("stopped", "{}", true);
    }

    private static JsonObject finished(Run run) {
        var data = drawn(run);
        data.add("run", JsonParser.parseString(Json.line(run)));
        return data;
    }

    private static JsonObject drawn(Run run) {
        var data = new JsonObject();
        data.addProperty("svg", SvgTimeline.of(run));
        data.addProperty("story", Words.story(run));
        return data;
    }
}
