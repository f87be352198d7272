package greenlab.slides;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;

/** HTML as a tree of elements. */
final class Html {
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
