package greenlab.slides;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;

/**
 * A saved notebook, and its cells and outputs as HTML.
 *
 * @param name its file name without the extension, such as {@code 03-monkey-patching}
 * @param cells its cells in order, as the file has them
 */
record Notebook(String name, List<JsonObject> cells) {
    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser MARKDOWN = Parser.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(EXTENSIONS).build();
    /** Where an output has its content, the richest format first. */
    private static final List<String> FORMATS =
        List.of("image/svg+xml", "text/html", "text/markdown", "text/plain", "text", "traceback");

    static Notebook read(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return new Notebook(file.getFileName().toString().replace(".ipynb", ""), objects(json, "cells"));
    }

    /** Such as {@code 03}. */
    String number() {
        return name.split("-")[0];
    }

    /** The text of its first heading, without the number. */
    String title() {
        return cells.stream().flatMap(cell -> text(cell.get("source")).lines()).filter(line -> line.startsWith("# "))
            .map(line -> line.replaceFirst("^# (\\d+[ ·]+)?", "").strip()).findFirst().orElse(name);
    }

    /** Pictures and tables in outputs come from our own cells and aren't escaped. */
    String html() {
        Element page = Html.parse("");
        for (JsonObject cell : cells) {
            String source = text(cell.get("source"));
            if (cell.get("cell_type").getAsString().equals("code")) {
                JavaCode.append(source, page.appendElement("pre").addClass("code").appendElement("code"));
                objects(cell, "outputs").forEach(output -> show(output, page));
            } else {
                page.appendElement("div").addClass("prose").html(markdown(source));
            }
        }
        for (Element link : page.select("a[href]")) {
            String to = link.attr("href").replace(".ipynb", ".html").replace("docs/glossary.md", "glossary.html");
            link.attr("href", to);
        }
        Html.numberPictures(page);
        return page.html();
    }

    private static void show(JsonObject output, Element page) {
        JsonObject data = output.has("data") ? output.getAsJsonObject("data") : output;
        String format = FORMATS.stream().filter(data::has).findFirst().orElseThrow();
        String text = text(data.get(format));
        switch (format) {
            case "image/svg+xml", "text/html" -> page.appendElement("div").addClass("output").html(text);
            case "text/markdown" -> page.appendElement("div").addClass("output prose").html(markdown(text));
            default -> page.appendElement("pre").addClass("output").text(withoutEscapes(text));
        }
    }

    /** Removes the ANSI escape sequences. */
    private static String withoutEscapes(String text) {
        return text.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "");
    }

    /** Converts Markdown to HTML. */
    static String markdown(String text) {
        return RENDERER.render(MARKDOWN.parse(text));
    }

    private static List<JsonObject> objects(JsonObject parent, String name) {
        return StreamSupport.stream(parent.getAsJsonArray(name).spliterator(), false).map(JsonElement::getAsJsonObject)
            .toList();
    }

    /** A notebook stores text as a string or as an array of lines. */
    private static String text(JsonElement text) {
        return text.isJsonPrimitive() ? text.getAsString() : text.getAsJsonArray().asList().stream()
            .map(JsonElement::getAsString).collect(Collectors.joining());
    }
}
