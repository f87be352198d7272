package greenlab.slides;

import greenlab.render.RunSummary;
import greenlab.render.StatusTable;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.setup.Checkout;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * Fills the placeholders of the deck, which are empty elements:
 *
 * <pre>
 *   &lt;x-code class="greenlab.green.Hub" methods="run pause" lines="1|3-5">  methods, with Reveal's line steps;
 *     columns="96" breaks longer lines, before lines are counted
 *   &lt;x-header stage="2">        a stage's environment on Java 25, with the lines marked that are new in this stage
 *   &lt;x-table runs="stages-green.json" upto="2">   the status table up to that stage
 *   &lt;x-seconds runs="stages-green.json" stage="0" java="21">   one run's seconds; without a stage, the first run's
 *   &lt;x-picture runs="serial-3.json">      a recorded run's picture
 *   &lt;x-toy>                               the output of the toy
 *   &lt;live-run stage="2" java="25" recorded="stages-green.json" ...>   gets its recorded picture
 * </pre>
 */
final class Parts {

    private final Checkout checkout;
    private final Recorded recorded;

    Parts(Checkout checkout, Recorded recorded) {
        this.checkout = checkout;
        this.recorded = recorded;
    }

    /** Fills the empty elements in the deck. */
    void fill(Element deck) throws IOException {
        for (Element live : deck.select("live-run")) {
            String file = live.attr("recorded");
            Run run = run(live, file);
            live.appendElement("figure").html(picture(run));
            live.attr("seconds", "" + run.seconds());
            live.attr("recorded", "../runs/" + file);
        }
        for (Element part : deck.getAllElements()) {
            if (part.normalName().startsWith("x-")) {
                part.before(html(part)).remove();
            }
        }
    }

    private String html(Element part) throws IOException {
        String file = part.attr("runs");
        return switch (part.normalName()) {
            case "x-code" -> code("java", Fragments.methods(checkout, part.attr("class"),
                List.of(part.attr("methods").split(" ")),
                part.hasAttr("columns") ? Integer.parseInt(part.attr("columns")) : 86), part.attr("lines"));
            case "x-header" -> header(Integer.parseInt(part.attr("stage")));
            case "x-table" -> table(file, Integer.parseInt(part.attr("upto")));
            case "x-place" -> source();
            case "x-seconds" -> RunSummary.seconds(run(part, file).seconds()).replace(" s", "");
            case "x-picture" -> "<figure class=\"recorded\">" + picture(run(part, file)) + "</figure>";
            case "x-toy" -> "<pre class=\"output\"><samp>" + Html.escape(Toy.output()) + "</samp></pre>";
            default -> throw new IllegalArgumentException("a slide has an unknown <" + part.normalName() + ">");
        };
    }

    private static String code(String language, String code, String steps) {
        return "<pre><code class=\"language-" + language + "\" data-noescape data-line-numbers=\"" + steps + "\">"
            + Html.escape(code) + "</code></pre>";
    }

    private String header(int stage) throws IOException {
        List<String> before = stage <= 1 ? List.of() : environment(stage - 1);
        List<String> lines = environment(stage);
        String fresh = IntStream.range(0, lines.size()).filter(i -> !before.contains(lines.get(i)))
            .mapToObj(i -> String.valueOf(i + 1)).collect(Collectors.joining(","));
        return code("plaintext", String.join("\n", lines), before.isEmpty() ? "" : fresh);
    }

    /** The directives in a stage's header without {@code //SOURCES}, which is the same in all stages. */
    private List<String> environment(int stage) throws IOException {
        return StageScript.of(checkout, "" + stage, 25).header().stream()
            .filter(line -> !line.startsWith("///") && !line.startsWith("//SOURCES")).toList();
    }

    /** Later stages have rows with question marks. */
    private String table(String file, int upTo) throws IOException {
        List<Run> runs = recorded.runs(file).stream().filter(run -> run.stage() <= upTo).toList();
        return StatusTable.of(runs, List.of(0, 1, 2, 3, 4), List.of("21", "25")).brief().html()
            + (upTo < 0 ? "" : source());
    }

    private Run run(Element part, String file) throws IOException {
        return recorded.runs(file).stream().filter(run -> !part.hasAttr("stage")
            || part.attr("stage").equals("" + run.stage()) && run.javaLabel().startsWith(part.attr("java")))
            .findFirst().orElseThrow(() ->
                new IllegalArgumentException("slides/runs/" + file + " has no run for " + part));
    }

    private String picture(Run run) {
        return SvgTimeline.of(run) + "<figcaption class=\"source\">recorded: " + Html.escape(recorded.place())
            + "</figcaption>";
    }

    private String source() {
        return "<p class=\"source\">recorded: " + Html.escape(recorded.place()) + "</p>";
    }
}
