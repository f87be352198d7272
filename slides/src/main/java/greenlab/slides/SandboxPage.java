package greenlab.slides;

import com.google.gson.GsonBuilder;
import greenlab.stages.House;
import greenlab.timeline.Json;
import greenlab.timeline.Run;
import greenlab.timeline.SvgTimeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The page on which everything can be changed. It carries the stages' scripts and the recorded runs' pictures along, so
 * that it has something to say without a server, too.
 */
final class SandboxPage {
    private final House house;
    private final Page page;

    SandboxPage(House house) {
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

    /** A picture for each run of a full table; of the same run in two files, the later one counts. */
    private String recorded() throws IOException {
        Map<String, String> templates = new LinkedHashMap<>();
        for (Path file : SiteFolder.files(house.root().resolve("slides/runs"), ".json")) {
            if (file.getFileName().toString().startsWith("stages-")) {
                Json.runs(Files.readString(file)).forEach(run -> templates.put(name(run), template(run)));
            }
        }
        return templates.values().stream().collect(Collectors.joining("\n"));
    }

    private static String template(Run run) {
        return "<template data-run=\"" + name(run) + "\">" + SvgTimeline.of(run) + "</template>";
    }

    /** What the page's script asks for: {@code 3 21 green https 10 1}. */
    private static String name(Run run) {
        return String.join(" ", List.of("" + run.stage(), run.javaLabel().replace("*", ""), run.runtime(), run.proto(),
            "" + run.n(), "" + (run.delay() == Math.rint(run.delay()) ? "" + (int) run.delay() : run.delay())));
    }
}
