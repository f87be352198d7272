package greenlab.slides;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/** HTML as a tree of elements. */
final class Html {
    /** An entry of a page's table of contents. */
    record Heading(String id, String text) {}

    private Html() {}

    /** A part of a page, in a {@code body} element; white space and the case of SVG's names are kept. */
    static Element parse(String html) {
        Document document = Jsoup.parse(html, Parser.htmlParser().settings(ParseSettings.preserveCase));
        document.outputSettings().prettyPrint(false);
        return document.body();
    }

    static String escape(String text) {
        return Entities.escape(text);
    }

    /** A heading as an id, the way GitHub makes it: {@code exercise-1-without-tls}. */
    static String slug(String heading) {
        return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-');
    }

    /** Gives headings of the second and third level ids, unless they have one. */
    static void nameHeadings(Element page) {
        var taken = new HashSet<String>();
        for (Element heading : page.select("h2:not([id]), h3:not([id])")) {
            String slug = slug(heading.text());
            heading.id(taken.add(slug) ? slug : slug + "-" + taken.size());
        }
    }

    /** The table of contents of a page that has several sections or terms; empty for others. */
    static List<Heading> contents(Element page) {
        List<Heading> headings = page.select("h2[id], dt[id]").stream()
            .map(heading -> new Heading(heading.id(), heading.text())).toList();
        return headings.size() < 3 ? List.of() : headings;
    }

    /** Numbers the ids of the drawn runs: the same run may be on a page more than once, and ids must be unique. */
    static void numberPictures(Element page) {
        int number = 0;
        for (Element title : page.select("svg > title[id$=-title]")) {
            String id = title.id().substring(0, title.id().length() - "-title".length());
            String own = id + "-" + ++number;
            for (Element part : title.parent().getAllElements()) {
                part.attributes().forEach(attribute -> attribute.setValue(attribute.getValue().replace(id, own)));
            }
        }
    }
}
