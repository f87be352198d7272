package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GlossaryTest {
    private static final String TERMS = """
        | term | meaning | see it |
        |---|---|---|
        | hub | a loop | 02, `./jbang greenlet` |
        | run queue | a queue | 02 and 04 |
        | park, unpark | to suspend, and to let continue | 10 |
        """;

    @TempDir
    private Path folder;

    private Glossary glossary() throws IOException {
        return Glossary.read(Files.writeString(folder.resolve("glossary.md"), TERMS));
    }

    private String linked(String html) throws IOException {
        Element page = Html.parse(html);
        glossary().link(page, "g.html");
        return page.html();
    }

    @Test
    void firstUseOfATermIsLinked() throws IOException {
        assertThat(linked("<p>Hubs have a run queue. A hub unparks.</p><p>Unpark, park</p>")).isEqualTo("""
            <p><a class="term" href="g.html#hub">Hubs</a> have a \
            <a class="term" href="g.html#run-queue">run queue</a>. A hub \
            <a class="term" href="g.html#park-unpark">unparks</a>.</p><p>Unpark, park</p>""");
    }

    @Test
    void codeHeadingsAndLinksStayAsTheyAre() throws IOException {
        String html = "<h2>The hub</h2><p><code>hub</code> <a href=\"x\">hub</a> hubbub</p><pre>hub</pre>";
        assertThat(linked(html)).isEqualTo(html);
    }

    @Test
    void entriesLinkTheirLessons() throws IOException {
        Element page = Html.parse(Notebook.markdown(TERMS));
        glossary().arrange(page, List.of(new Notebook("02-hub", "Hub & loop", Html.parse(""))));
        assertThat(page.select("dt").eachAttr("id")).containsExactly("hub", "run-queue", "park-unpark");
        assertThat(page.select("dd").first().html()).isEqualTo("a loop. See <a href=\"../notebooks/02-hub.html\">"
            + "02 Hub &amp; loop</a>, <code>./jbang greenlet</code>.");
        assertThat(page.select("dd").get(1).html()).endsWith("02 Hub &amp; loop</a> and 04.");
    }
}
