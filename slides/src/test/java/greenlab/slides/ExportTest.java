package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.SimpleFileServer;
import greenlab.slides.Visit.Window;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exported site: on a static host, and opened as files. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class ExportTest {
    /** Visits every slide; returns their ids, with a remark where the recorded picture isn't shown. */
    private static final String SLIDES = """
        async () => {
          const seen = [];
          for (const slide of document.querySelectorAll('.slides > section')) {
            location.hash = '#/' + slide.id;
            await new Promise(shown => setTimeout(shown, 20));
            const pictures = [...slide.querySelectorAll('live-run figure svg, .recorded svg')];
            const wide = pictures.every(picture => picture.getBoundingClientRect().width > 600);
            seen.push(slide.id + (slide.matches('.present') && wide ? '' : ' is not shown'));
          }
          return seen;
        }""";

    private final ServedSite site;

    ExportTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void staticHostShowsEverySlide() throws IOException {
        var host = SimpleFileServer.createFileServer(new InetSocketAddress("127.0.0.1", 0), site.folder.toRealPath(),
            SimpleFileServer.OutputLevel.NONE);
        host.start();
        var address = URI.create("http://127.0.0.1:" + host.getAddress().getPort() + "/slides/index.html");
        try (Visit visit = site.elsewhere(address, Window.PROJECTOR)) {
            assertEverySlideIsShown(visit);
            assertRunReportsNoServer(visit.page());
        } finally {
            host.stop(0);
        }
    }

    @Test
    void openedFilesShowEverySlide() throws IOException {
        try (Visit visit = site.open("slides/index.html", Window.PROJECTOR)) {
            assertEverySlideIsShown(visit);
            assertRunReportsNoServer(visit.page());
            assertThat(visit.errors()).isEmpty();
        }
    }

    private void assertEverySlideIsShown(Visit visit) throws IOException {
        visit.page().locator("section.present").waitFor();
        assertThat(visit.page().evaluate(SLIDES)).isEqualTo(ids());
        assertThat(visit.errors()).isEmpty();
        assertThat(visit.foreignRequests()).isEmpty();
    }

    private static void assertRunReportsNoServer(Page page) {
        page.evaluate("location.hash = '#/stage-2-run'");
        page.locator("section.present#stage-2-run button.run").click();
        page.locator("section.present")
            .getByText(Pattern.compile("played in its own time|No server for live runs")).waitFor();
        assertThat(page.locator("section.present figcaption").textContent()).startsWith("recorded: ");
    }

    /** The ids of all slides. */
    private List<String> ids() throws IOException {
        return Pattern.compile("<section[^>]* id=\"([^\"]+)\"").matcher(Files.readString(
            site.folder.resolve("slides/index.html"))).results().map(found -> found.group(1)).toList();
    }
}
