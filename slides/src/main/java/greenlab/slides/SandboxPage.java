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
 * The page with a control for every setting of a run. It contains the stages' scripts and the pictures of the recorded
 * runs, so it works without a server as well.
 */
final class SandboxPage {
    private final Checkout checkout;
    private final Page page;

    SandboxPage(Checkout checkout) {
        this.checkout = checkout;
        this.page = new Page(checkout);
    }

    void write(SiteFolder site) throws IOException {
        String content = page.filled("sandbox.html", Map.of("scripts", scripts(), "recorded", recorded()));
        site.write("sandbox/index.html", page.framed("Sandbox", "../", content));
    }

    /** JSON for a script element; Gson escapes {@code <}, so nothing in it can end the element. */
    private String scripts() throws IOException {
        return new GsonBuilder().create().toJson(StageScript.all(checkout));
    }

    /** The pictures of all runs of the two full tables. */
    private String recorded() throws IOException {
        var recorded = new Recorded(checkout);
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

    /** The key that the page's script looks up, such as {@code 3 21 green https 10 1}. */
    private static String name(Run run) {
        return String.join(" ", List.of("" + run.stage(), run.javaLabel().replace("*", ""), run.runtime(), run.proto(),
            "" + run.n(), "" + (run.delay() == Math.rint(run.delay()) ? "" + (int) run.delay() : run.delay())));
    }
}
