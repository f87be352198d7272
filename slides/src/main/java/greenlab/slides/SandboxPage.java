package greenlab.slides;

import com.google.gson.GsonBuilder;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.setup.Checkout;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The page on which everything can be changed. It carries the stages' scripts and the recorded runs' pictures along, so
 * that it has something to say without a server, too.
 */
final class SandboxPage {
    private final Checkout house;
    private final Page page;

    SandboxPage(Checkout house) {
        this.house = house;
        this.page = new Page(house);
    }

    void write(SiteFolder site) throws IOException {
        String content = page.filled("sandbox.html", Map.of("scripts", scripts(), "recorded", recorded()));
        site.write("sandbox/index.html", page.framed("Sandbox", "../", content));
    }

    /** For a script element: Gson writes a {@code <} in a way that can't end it. */
    private String scripts() throws IOException {
        return new GsonBuilder().create().toJson(StageScript.all(house));
    }

    /** A picture for each run of the full tables. */
    private String recorded() throws IOException {
        var recorded = new Recorded(house);
        var templates = new StringBuilder();
        for (String file : List.of("stages-green.json", "stages-virtual.json")) {
            for (Run run : recorded.runs(file)) {
                templates.append("<template data-run=\"").append(name(run)).append("\">").append(SvgTimeline.of(run))
                    .append("<figcaption class=\"source\">recorded: ").append(Html.escape(recorded.place(file)))
                    .append("</figcaption></template>\n");
            }
        }
        return templates.toString();
    }

    /** What the page's script asks for: {@code 3 21 green https 10 1}. */
    private static String name(Run run) {
        return String.join(" ", List.of("" + run.stage(), run.javaLabel().replace("*", ""), run.runtime(), run.proto(),
            "" + run.n(), "" + (run.delay() == Math.rint(run.delay()) ? "" + (int) run.delay() : run.delay())));
    }
}
