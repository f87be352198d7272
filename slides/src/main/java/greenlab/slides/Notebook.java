package greenlab.slides;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;

/**
 * A saved notebook as HTML.
 *
 * @param name its file name without the extension, such as {@code 03-monkey-patching}
 * @param title its first heading, without the number that some have
 * @param page its cells and outputs; pictures and tables come from our own cells and aren't escaped
 */
record Notebook(String name, String title, Element page) {
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    /** The comments, strings and words of Java. */
    private static final String JAVA = """
        //[^\\n]*|/\\*[\\s\\S]*?\\*/\
        |\"""[\\s\\S]*?\"""|"(?:[^"\\\\\\n]++|\\\\.)*+"|'(?:[^'\\\\\\n]++|\\\\.)++'\
        |\\b\\w+\\b""";
    private static final Set<String> CONTEXTUAL_KEYWORDS = Set.of("record", "sealed", "var", "yield");
    private static final String ANSI_ESCAPES = "\u001b\\[[0-9;?]*[A-Za-z]";
    /** The formats of an output, the richest first. */
    private static final List<String> FORMATS =
        List.of("image/svg+xml", "text/html", "text/markdown", "text/plain", "text", "traceback");

    /** What the site has; a link to a source file stays in Jupyter. */
    private static final Pattern PAGE = Pattern.compile("#.*|\\w+:.*|(\\.\\./docs/)?[\\w-]+\\.html(#.*)?");

    static Notebook read(Path file) throws IOException {
        Element page = Html.parse("");
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        objects(json, "cells").forEach(cell -> show(cell, page));
        for (Element link : page.select("a[href]")) {
            link.attr("href", link.attr("href").replaceFirst("\\.(ipynb|md)(?=#|$)", ".html"));
            if (!PAGE.matcher(link.attr("href")).matches()) {
                link.unwrap();
            }
        }
        page.select(".output > svg.greenlab-timeline").wrap("<figure class=\"playable\"></figure>");
        Html.nameHeadings(page);
        Html.numberPictures(page);
        return new Notebook(file.getFileName().toString().replace(".ipynb", ""),
            page.expectFirst("h1").text().replaceFirst("^\\d+[ ·]+", ""), page);
    }

    /** Such as {@code 03}. */
    String number() {
        return name.split("-")[0];
    }

    private static void show(JsonObject cell, Element page) {
        String source = text(cell.get("source"));
        if (cell.get("cell_type").getAsString().equals("code")) {
            Element shown = isFolded(cell) ? folded(page) : page;
            highlight(source, shown.appendElement("pre").addClass("code").appendElement("code"));
            objects(cell, "outputs").forEach(output -> showOutput(output, page));
        } else {
            page.appendElement("div").addClass("prose").html(markdown(source));
        }
    }

    /** Whether Jupyter shows the cell without its code. */
    private static boolean isFolded(JsonObject cell) {
        JsonObject own = cell.getAsJsonObject("metadata").getAsJsonObject("jupyter");
        return own != null && own.has("source_hidden") && own.get("source_hidden").getAsBoolean();
    }

    private static Element folded(Element page) {
        Element details = page.appendElement("details");
        details.appendElement("summary").text("Code of this cell");
        return details;
    }

    private static void highlight(String source, Element code) {
        for (String part : source.splitWithDelimiters(JAVA, 0)) {
            String kind = kind(part);
            Element to = kind.isEmpty() ? code : code.appendElement("span").addClass(kind);
            to.appendText(part);
        }
    }

    /** A class of the theme; empty for parts that aren't highlighted. */
    private static String kind(String part) {
        if (part.startsWith("//") || part.startsWith("/*")) {
            return "comment";
        }
        boolean keyword = SourceVersion.isKeyword(part) || CONTEXTUAL_KEYWORDS.contains(part);
        return part.startsWith("\"") || part.startsWith("'") ? "string" : keyword ? "keyword" : "";
    }

    private static void showOutput(JsonObject output, Element page) {
        JsonObject data = output.has("data") ? output.getAsJsonObject("data") : output;
        String format = FORMATS.stream().filter(data::has).findFirst().orElseThrow();
        String text = text(data.get(format));
        switch (format) {
            case "image/svg+xml", "text/html" -> page.appendElement("div").addClass("output").html(text);
            case "text/markdown" -> page.appendElement("div").addClass("output prose").html(markdown(text));
            default -> page.appendElement("pre").addClass("output").text(text.replaceAll(ANSI_ESCAPES, ""));
        }
    }

    /** Converts Markdown to HTML. */
    static String markdown(String text) {
        return RENDERER.render(MARKDOWN.parse(text));
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        return parent.getAsJsonArray(name).asList().stream().map(JsonElement::getAsJsonObject).toList();
    }

    /** A notebook stores text as a string or as an array of lines. */
    private static String text(JsonElement text) {
        return text.isJsonPrimitive() ? text.getAsString() : text.getAsJsonArray().asList().stream()
            .map(JsonElement::getAsString).collect(Collectors.joining());
    }
}
