package greenlab.slides;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders a notebook's cells as HTML. Pictures and tables in outputs come from our own cells and aren't escaped. */
final class NotebookHtml {
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS)
        .attributeProviderFactory(_ -> (node, _, attributes) -> linkPages(node, attributes)).build();
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]+)\"");
    /** ANSI escape sequences, which are removed. */
    private static final Pattern ESCAPES = Pattern.compile("\u001b\\[[0-9;?]*[A-Za-z]");

    private int pictures;

    String of(Notebook notebook) {
        return notebook.cells().stream().map(this::cell).collect(Collectors.joining("\n"));
    }

    private String cell(Notebook.Cell cell) {
        if (!cell.isCode()) {
            return "<div class=\"prose\">\n" + markdown(cell.source()) + "</div>";
        }
        String outputs = cell.outputs().stream().map(this::output).collect(Collectors.joining("\n"));
        return "<pre class=\"code\"><code>" + JavaCode.html(cell.source()) + "</code></pre>\n" + outputs;
    }

    private String output(JsonObject output) {
        return switch (output.get("output_type").getAsString()) {
            case "stream" -> plain(Notebook.text(output.get("text")));
            case "error" -> plain(Notebook.text(output.get("traceback")));
            default -> shown(output.getAsJsonObject("data"));
        };
    }

    /** The richest of the output's formats. */
    private String shown(JsonObject data) {
        if (data.has("image/svg+xml")) {
            return "<div class=\"output\">" + withOwnIds(Notebook.text(data.get("image/svg+xml"))) + "</div>";
        }
        if (data.has("text/html")) {
            return "<div class=\"output\">" + Notebook.text(data.get("text/html")) + "</div>";
        }
        return data.has("text/markdown")
            ? "<div class=\"output prose\">" + markdown(Notebook.text(data.get("text/markdown"))) + "</div>"
            : plain(Notebook.text(data.get("text/plain")));
    }

    private static String plain(String text) {
        return "<pre class=\"output\">" + Html.escape(ESCAPES.matcher(text).replaceAll("")) + "</pre>";
    }

    /** The same run may be drawn in several cells; ids must be unique on a page. */
    private String withOwnIds(String svg) {
        pictures++;
        List<String> ids = ID.matcher(svg).results().map((MatchResult id) -> id.group(1)).distinct().toList();
        return ids.stream().reduce(svg, (picture, id) ->
            picture.replaceAll("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])", id + "-" + pictures));
    }

    /** Converts Markdown to HTML. */
    static String markdown(String text) {
        return RENDERER.render(MARKDOWN.parse(text));
    }

    private static void linkPages(Node node, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.computeIfPresent("href", (_, to) -> to.replaceFirst("^([\\w-]+)\\.ipynb", "$1.html")
                .replaceFirst("^\\.\\./docs/(glossary)\\.md", "../$1.html"));
        }
    }
}
