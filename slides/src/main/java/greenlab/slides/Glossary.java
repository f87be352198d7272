package greenlab.slides;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The terms of {@code docs/glossary.md}: its page, and links to it from other pages.
 *
 * @param ids the id of each term in lower case; words that share an entry share its id
 */
record Glossary(Map<String, String> ids) {
    private static final String NOT_IN = "a, code, pre, h1, h2, h3, h4, summary, svg, .output";
    private static final Pattern LESSON = Pattern.compile("\\b(\\d\\d)\\b");

    static Glossary read(Path file) throws IOException {
        Map<String, String> ids = new LinkedHashMap<>();
        Element page = Html.parse(Notebook.markdown(Files.readString(file)));
        for (Element term : page.select("tbody td:first-child")) {
            words(term).forEach(word -> ids.put(word, Html.slug(term.text())));
        }
        return new Glossary(ids);
    }

    private static List<String> words(Element term) {
        return Arrays.stream(term.text().toLowerCase().split(", *")).toList();
    }

    /** Turns the table of the glossary's page into definitions, which fit a phone, with links to the lessons. */
    void arrange(Element page, List<Notebook> notebooks) {
        Element list = new Element("dl");
        for (Element row : page.select("tbody tr")) {
            Element term = row.child(0);
            list.appendElement("dt").attr("id", Html.slug(term.text())).html(term.html());
            list.appendElement("dd").html(row.child(1).html() + ". See " + lessons(row.child(2).html(), notebooks)
                + ".");
        }
        page.expectFirst("table").replaceWith(list);
    }

    private static String lessons(String see, List<Notebook> notebooks) {
        return LESSON.matcher(see).replaceAll(number -> notebooks.stream()
            .filter(notebook -> notebook.number().equals(number.group())).findFirst()
            .map(notebook -> Matcher.quoteReplacement("<a href=\"../notebooks/" + notebook.name() + ".html\">"
                + notebook.number() + " " + Html.escape(notebook.title()) + "</a>")).orElse(number.group()));
    }

    /** Links the first use of each term on a page to its entry. */
    void link(Element page, String glossary) {
        Map<String, String> left = new LinkedHashMap<>(ids);
        for (TextNode text : page.select("p, li, td").textNodes()) {
            if (text.parent().closest(NOT_IN) == null) {
                link(text, left, glossary);
            }
        }
    }

    private static void link(TextNode text, Map<String, String> left, String glossary) {
        Matcher found = pattern(left).matcher(text.getWholeText());
        if (left.isEmpty() || !found.find()) {
            return;
        }
        String id = left.get(found.group(1).toLowerCase());
        left.values().removeIf(id::equals);
        Element link = new Element("a").addClass("term").attr("href", glossary + "#" + id).text(found.group());
        var rest = new TextNode(text.getWholeText().substring(found.end()));
        text.after(rest).after(link);
        text.text(text.getWholeText().substring(0, found.start()));
        link(rest, left, glossary);
    }

    /** Any of the terms as a word of its own, the longest first; it may be a plural. */
    private static Pattern pattern(Map<String, String> terms) {
        return Pattern.compile("(?i)\\b(" + terms.keySet().stream().sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote).collect(Collectors.joining("|")) + ")s?\\b");
    }
}
