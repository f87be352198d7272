package greenlab.slides;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import greenlab.render.RunSummary;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.stages.SavedRuns;
import java.io.IOException;
import java.util.List;

/**
 * The recorded runs as scripts, which a page opened as a file can load too. {@code recordings/index.js} sets
 * {@code greenlabRecordings = {place, commit, keys}}; {@code recordings/KEY.js} calls
 * {@code greenlabRecording(KEY, data)}, whose data are those that a live run ends with: svg, story, run, and an order's
 * stack.
 */
final class RecordingScripts {
    /** These scripts are files, so nothing in them needs HTML's escapes, which would double a picture's size. */
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private record Index(String place, String commit, List<String> keys) {}

    private RecordingScripts() {}

    static void write(Recorded recorded, SiteFolder site) throws IOException {
        List<String> keys = recorded.keys();
        site.write("recordings/index.js",
            "greenlabRecordings = " + GSON.toJson(new Index(recorded.place(), recorded.commit(), keys)) + ";\n");
        for (String key : keys) {
            site.write("recordings/" + key + ".js",
                "greenlabRecording(" + GSON.toJson(key) + ", " + GSON.toJson(data(recorded.read(key))) + ");\n");
        }
    }

    private static JsonObject data(SavedRuns saved) {
        Run run = saved.runs().getFirst();
        var data = new JsonObject();
        data.addProperty("svg", SvgTimeline.of(run));
        data.addProperty("story", RunSummary.story(run));
        saved.outcomes().forEach(outcome -> data.addProperty("stack", outcome.stack()));
        data.add("run", JsonParser.parseString(RunJson.line(run)));
        return data;
    }
}
