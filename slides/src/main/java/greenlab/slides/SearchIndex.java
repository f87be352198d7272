package greenlab.slides;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.nodes.Element;

/**
 * The index of the site's search: the sections of all pages, each with its words. It is a script, which a page opened
 * as a file can load, too.
 */
final class SearchIndex {
    private static final String HEADINGS = "h1, h2[id], h3[id], dt[id]";
    private static final Gson GSON = new Gson();

    /** A section: its heading, its page's title, its address in the site, and its words in lower case. */
    private record Section(String title, String page, String url, Set<String> words) {
        void add(Element text) {
            words.addAll(List.of(text.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        }
    }

    private final List<Section> sections = new ArrayList<>();

    /** Adds a page, or a part of it that begins with a heading. Code isn't searched. */
    void add(String page, String url, Element content) {
        for (Element part : content.select(HEADINGS + ", p, li, td, dd")) {
            if (part.is(HEADINGS)) {
                sections.add(new Section(part.text(), page, part.is("h1") ? url : url + "#" + part.id(),
                    new TreeSet<>()));
            } else if (!sections.isEmpty() && sections.getLast().page.equals(page)) {
                sections.getLast().add(part);
            }
        }
    }

    /** Adds the slides of a deck. */
    void addSlides(String page, String url, Element deck) {
        for (Element slide : deck.select("section[id]:not(:has(section))")) {
            Element heading = slide.selectFirst("h1, h2, h3");
            var section = new Section(heading == null ? slide.id() : heading.text(), page, url + "#/" + slide.id(),
                new TreeSet<>());
            slide.select("p, li, td, aside").forEach(section::add);
            sections.add(section);
        }
    }

    /** Sets {@code greenlabSections} to an array of [title, page, url, words]. */
    String script() {
        List<List<String>> rows = sections.stream().map(section -> List.of(section.title, section.page, section.url,
            String.join(" ", section.words))).toList();
        return "greenlabSections = " + GSON.toJson(rows).replace("],[", "],\n[") + ";\n";
    }
}
