package greenlab.slides;

import greenlab.fetch.Step;
import greenlab.render.RunSummary;
import greenlab.render.StatusTable;
import greenlab.render.SvgTimeline;
import greenlab.render.WatchLanes;
import greenlab.run.Run;
import greenlab.setup.Checkout;
import greenlab.stages.Order;
import greenlab.stages.StageScript;
import greenlab.stepper.StepperHtml;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Element;

/**
 * Fills the placeholders of the deck, which are empty elements:
 *
 * <pre>
 *   &lt;x-code class="greenlab.fetch.Fetch" methods="get/1" steps="connect()|try..body.read">  methods; each step
 *     highlights the line that contains a text, or those from one text to another; columns="96" breaks longer lines
 *   &lt;x-header stage="2">        a stage's environment on Java 25, with the lines marked that are new in this stage
 *   &lt;x-table runs="stages-green.json" upto="2">   the status table up to that stage; reveal="2" shows that row's
 *     results at the next step, reveal="all" those of all rows
 *   &lt;x-seconds runs="stages-green.json" stage="0" java="21">   one run's seconds; without a stage, the first run's
 *   &lt;x-picture runs="serial-3.json">      a recorded run's picture, shown at the next step
 *   &lt;x-watch runs="watch-slow-partner-jdk.json">   a report saved with {@code watch --save}, shown at the next step
 *   &lt;x-dump runs="stage-5.json" stage="5" java="21">   what the threads of a hung run waited for, without a stack
 *   &lt;x-stepper>                           the recorded steps of notebook 02's hub, one fragment each
 *   &lt;x-toy>                               the output of the toy
 *   &lt;live-run stage="2" java="25" recorded="stages-green.json" ...>   gets its recorded picture, shown at the next
 *     step
 * </pre>
 *
 * The speaker view's pacing comes from the minutes in the notes.
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
            live.appendElement("figure").addClass("fragment").html(picture(run));
            live.attr("seconds", "" + run.seconds());
            live.attr("recorded", "../runs/" + file);
            if (live.hasAttr("order")) {
                live.before(steps(Order.of(live.attr("order"))));
            }
        }
        for (Element part : deck.getAllElements()) {
            if (part.normalName().startsWith("x-")) {
                part.before(html(part)).remove();
            }
        }
        Pacing.set(deck);
    }

    private String html(Element part) throws IOException {
        String file = part.attr("runs");
        return switch (part.normalName()) {
            case "x-code" -> code("java", Fragments.methods(checkout, part.attr("class"),
                List.of(part.attr("methods").split(" ")),
                part.hasAttr("columns") ? Integer.parseInt(part.attr("columns")) : 86), part.attr("steps"));
            case "x-header" -> header(Integer.parseInt(part.attr("stage")));
            case "x-table" -> table(file, Integer.parseInt(part.attr("upto")), part.attr("reveal"));
            case "x-place" -> source();
            case "x-seconds" -> RunSummary.seconds(run(part, file).seconds()).replace(" s", "");
            case "x-picture" -> figure(SvgTimeline.of(run(part, file)));
            case "x-dump" -> "<pre class=\"output\"><samp>" + Html.escape(run(part, file).dump().stream().skip(1)
                .filter(line -> !line.startsWith("   at ")).collect(Collectors.joining("\n"))) + "</samp></pre>"
                + source();
            case "x-watch" -> figure(WatchLanes.svg(recorded.watched(file)).replace("source: https://", "source: "));
            case "x-stepper" -> StepperHtml.element(recorded.hubSteps(), true) + source();
            case "x-toy" -> "<pre class=\"output\"><samp>" + Html.escape(Toy.output()) + "</samp></pre>";
            default -> throw new IllegalArgumentException("a slide has an unknown <" + part.normalName() + ">");
        };
    }

    /** The code with Reveal's line steps: first all of it, then each step's lines. */
    private static String code(String language, String code, String steps) {
        String lines = steps.isEmpty() ? "" : "|" + CodeSteps.lines(code, steps);
        return highlighted(language, code, lines);
    }

    private static String highlighted(String language, String code, String lines) {
        return "<pre><code class=\"language-" + language + "\" data-noescape data-line-numbers=\"" + lines + "\">"
            + Html.escape(code) + "</code></pre>";
    }

    /** The steps of an order, in a row; those after the client are marked. */
    private static String steps(Order order) {
        return order.steps().stream().map(step -> order.has(Step.CLIENT, step)
            ? "<li class=\"late\">" + step + " <small>after the client</small></li>" : "<li>" + step + "</li>")
            .collect(Collectors.joining("", "<ol class=\"steps\">", "</ol>"));
    }

    private String header(int stage) throws IOException {
        List<String> before = stage <= 1 ? List.of() : environment(stage - 1);
        List<String> lines = environment(stage);
        String fresh = IntStream.range(0, lines.size()).filter(i -> !before.contains(lines.get(i)))
            .mapToObj(i -> String.valueOf(i + 1)).collect(Collectors.joining(","));
        return highlighted("plaintext", String.join("\n", lines), before.isEmpty() ? "" : fresh);
    }

    /** The directives in a stage's header without {@code //SOURCES}, which is the same in all stages. */
    private List<String> environment(int stage) throws IOException {
        return StageScript.of(checkout, "" + stage, 25).header().stream()
            .filter(line -> !line.startsWith("///") && !line.startsWith("//SOURCES")).toList();
    }

    /** Later stages have rows with question marks, and those to reveal have them until the next step. */
    private String table(String file, int upTo, String reveal) throws IOException {
        List<Run> runs = recorded.runs(file).stream().filter(run -> run.stage() <= upTo).toList();
        Element table = Html.parse(StatusTable.of(runs, List.of(0, 1, 2, 3, 4), List.of("21", "25")).brief().html());
        for (Element row : table.select("tbody tr")) {
            if (reveal.equals("all") || !reveal.isEmpty() && row.text().startsWith(reveal + " ")) {
                row.select("td").forEach(Parts::reveal);
            }
        }
        return table.html() + (upTo < 0 ? "" : source());
    }

    private static void reveal(Element cell) {
        String result = cell.text();
        cell.empty();
        cell.appendElement("span").addClass("fragment fade-out").attr("data-fragment-index", "0").text("???");
        cell.appendElement("span").addClass("fragment").attr("data-fragment-index", "0").text(result);
    }

    private Run run(Element part, String file) throws IOException {
        return recorded.runs(file).stream().filter(run -> !part.hasAttr("stage")
            || part.attr("stage").equals("" + run.stage()) && run.javaLabel().startsWith(part.attr("java")))
            .findFirst().orElseThrow(() ->
                new IllegalArgumentException("slides/runs/" + file + " has no run for " + part));
    }

    private String picture(Run run) {
        return captioned(SvgTimeline.of(run));
    }

    private String figure(String svg) {
        return "<figure class=\"recorded fragment\">" + captioned(svg) + "</figure>";
    }

    private String captioned(String svg) {
        return svg + "<figcaption class=\"source\">recorded: " + Html.escape(recorded.place()) + "</figcaption>";
    }

    private String source() {
        return "<p class=\"source\">recorded: " + Html.escape(recorded.place()) + "</p>";
    }
}
