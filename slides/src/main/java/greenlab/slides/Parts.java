package greenlab.slides;

import greenlab.render.RunSummary;
import greenlab.render.StatusTable;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.setup.Checkout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills the placeholders of a chapter, which are empty elements:
 *
 * <pre>
 *   &lt;x-code class="greenlab.green.Hub" methods="run pause" lines="1|3-5">  methods, with Reveal's line steps;
 *     columns="96" breaks longer lines, before lines are counted
 *   &lt;x-header stage="2" java="25">        a stage's environment, with the lines marked that are new in this stage
 *   &lt;x-table runs="stages-green.json" upto="2">   the status table up to that stage
 *   &lt;x-clock runs="stages-green.json" stage="0" java="21">   one run's seconds
 *   &lt;x-picture runs="serial-3.json">      a recorded run's picture
 *   &lt;x-seconds file="slow" n="3 5 10" mark="slow">   cells of seconds, one for each n, from FILE-N.json
 *   &lt;x-toy>                               the output of the toy
 *   &lt;live-run stage="2" java="25" recorded="stages-green.json" ...>   gets its recorded picture
 * </pre>
 */
final class Parts {
    private static final Pattern EMPTY =
        Pattern.compile("<(x-[a-z]+|live-run)((?:\\s+[a-z-]+=\"[^\"]*\")*)\\s*></\\1>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final Fragments fragments;
    private final Recorded recorded;
    private int pictures;

    Parts(Checkout checkout) throws IOException {
        fragments = new Fragments(checkout);
        recorded = new Recorded(checkout);
    }

    /** Returns the chapter with its empty elements filled. */
    String fill(String chapter) throws IOException {
        try {
            return EMPTY.matcher(chapter).replaceAll(found -> Matcher.quoteReplacement(part(found)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String part(MatchResult found) {
        var with = new HashMap<String, String>();
        ATTRIBUTE.matcher(found.group(2)).results().forEach(one -> with.put(one.group(1), one.group(2)));
        try {
            return switch (found.group(1)) {
                case "x-code" -> code("java", fragments.methods(with.get("class"), words(with.get("methods")),
                    Integer.parseInt(with.getOrDefault("columns", "86"))), with.getOrDefault("lines", ""));
                case "x-header" -> header(Integer.parseInt(with.get("stage")), with.getOrDefault("java", "25"));
                case "x-table" -> table(with.get("runs"), Integer.parseInt(with.get("upto")));
                case "x-clock" -> RunSummary.seconds(run(with).seconds());
                case "x-picture" -> "<figure class=\"recorded\">" + picture(run(with), with.get("runs")) + "</figure>";
                case "x-seconds" -> seconds(with);
                case "x-toy" -> "<pre class=\"output\"><samp>" + Html.escape(toy()) + "</samp></pre>";
                case "live-run" -> liveRun(found.group(2), with);
                default -> throw new IllegalArgumentException("a slide has an unknown <" + found.group(1) + ">");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split("\\s+"));
    }

    private static String code(String language, String code, String steps) {
        return "<pre><code class=\"language-" + language + "\" data-noescape data-line-numbers=\"" + steps + "\">"
            + Html.escape(code) + "</code></pre>";
    }

    private String header(int stage, String java) throws IOException {
        List<String> before = stage <= 1 ? List.of() : fragments.header(script(stage - 1, java));
        List<String> lines = fragments.header(script(stage, java));
        String fresh = IntStream.range(0, lines.size()).filter(i -> !before.contains(lines.get(i)))
            .mapToObj(i -> String.valueOf(i + 1)).collect(Collectors.joining(","));
        return code("plaintext", String.join("\n", lines), before.isEmpty() ? "" : fresh);
    }

    private static String script(int stage, String java) {
        return "stage" + stage + (stage == 0 ? "_java" + java : "") + ".java";
    }

    /** Later stages have rows with question marks. */
    private String table(String file, int upTo) throws IOException {
        List<Run> runs = recorded.runs(file).stream().filter(run -> run.stage() <= upTo).toList();
        return StatusTable.of(runs, List.of(0, 1, 2, 3, 4), List.of("21", "25")).brief().html()
            + (upTo < 0 ? "" : source(file));
    }

    private String seconds(Map<String, String> with) throws IOException {
        var cells = new ArrayList<String>();
        for (String n : words(with.get("n"))) {
            Run run = recorded.runs(with.get("file") + "-" + n + ".json").getFirst();
            cells.add("<td class=\"number " + with.getOrDefault("mark", "") + "\">"
                + RunSummary.seconds(run.seconds()).replace(" s", "") + "</td>");
        }
        return String.join("", cells);
    }

    private static String toy() {
        var out = new ByteArrayOutputStream();
        Toy.run(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String liveRun(String attributes, Map<String, String> with) throws IOException {
        String file = with.get("recorded");
        with.put("runs", file);
        String onPage = attributes.replace("recorded=\"", "recorded=\"../runs/");
        return "<live-run" + onPage + ">\n<figure>" + picture(run(with), file) + "</figure>\n</live-run>";
    }

    /** The run of that stage and Java in a file; without a stage, the first run. */
    private Run run(Map<String, String> with) throws IOException {
        String file = with.get("runs");
        if (!with.containsKey("stage")) {
            return recorded.runs(file).getFirst();
        }
        return recorded.run(file, Integer.parseInt(with.get("stage")), with.get("java")).orElseThrow(() ->
            new IllegalArgumentException("slides/runs/" + file + " has no stage " + with.get("stage") + " on Java "
                + with.get("java")));
    }

    /** The same run may be on several slides; ids must be unique on a page. */
    private String picture(Run run, String file) {
        pictures++;
        return SvgTimeline.of(run).replaceAll("greenlab-[0-9a-f]+-(title|desc|hatch)", "picture" + pictures + "-$1")
            + "<figcaption class=\"source\">recorded: " + Html.escape(recorded.place(file)) + "</figcaption>";
    }

    private String source(String file) {
        return "<p class=\"source\">recorded: " + Html.escape(recorded.place(file)) + "</p>";
    }
}
