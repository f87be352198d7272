package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import greenlab.slides.Visit.Window;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exported site: on a static host, and opened as files. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class ExportTest {
    /** Visits every slide; returns their ids, with a remark where the recorded picture isn't shown. */
    private static final String SLIDES = """
        async () => {
          const seen = [];
          for (const slide of document.querySelectorAll('.slides section[id]')) {
            location.hash = '#/' + slide.id;
            await new Promise(shown => setTimeout(shown, 20));
            const pictures = [...slide.querySelectorAll('live-run figure svg, .recorded svg')];
            const wide = pictures.every(picture => picture.getBoundingClientRect().width > 600);
            seen.push(slide.id + (slide.matches('.present') && wide ? '' : ' is not shown'));
          }
          return seen;
        }""";

    /** Loads the index of recordings, then each of them; returns the keys of those that aren't as promised. */
    private static final String RECORDINGS = """
        async () => {
          const load = name => new Promise((loaded, failed) => {
            const script = document.createElement('script');
            script.src = `../recordings/${name}.js`;
            script.onload = loaded;
            script.onerror = failed;
            document.head.append(script);
          });
          const wrong = [];
          window.greenlabRecording = (key, { svg, story, run }) => {
            if (!svg.startsWith('<svg') || !story.includes('fetches of 1 s') || !run.n) wrong.push(key);
          };
          await load('index');
          await Promise.all(greenlabRecordings.keys.map(load));
          return greenlabRecordings.place && greenlabRecordings.keys.length > 30 ? wrong : ['index'];
        }""";

    private final ServedSite site;

    ExportTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void staticHostShowsEverySlide() throws IOException {
        HttpServer host = staticHost();
        try (Visit visit = site.elsewhere(address(host, "/slides/index.html"), Window.PROJECTOR)) {
            assertEverySlideIsShown(visit);
            assertRunReportsNoServer(visit.page());
        } finally {
            host.stop(0);
        }
    }

    /** All pages, their scripts and their recordings are on the host itself. */
    @Test
    void staticHostHasEverythingThatPagesLoad() throws IOException {
        HttpServer host = staticHost();
        List<String> failed = new CopyOnWriteArrayList<>();
        try (Visit visit = site.elsewhere(address(host, "/"), Window.PROJECTOR)) {
            Page page = visit.page();
            page.onRequestFailed(request -> failed.add(request.url()));
            page.onResponse(response -> {
                if (response.status() >= 400) {
                    failed.add(response.url());
                }
            });
            for (String name : pages()) {
                page.navigate(address(host, "/" + name).toString());
            }
            assertThat(page.evaluate(RECORDINGS)).isEqualTo(List.of());
            assertThat(failed).isEmpty();
            assertThat(visit.errors()).isEmpty();
            assertThat(visit.foreignRequests()).isEmpty();
        } finally {
            host.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({"hub, docs/glossary.html#hub", "key points double, notebooks/09-double-patching.html#key-points",
        "troubleshooting, docs/troubleshooting.html"})
    void searchFindsSections(String text, String expected) throws IOException {
        HttpServer host = staticHost();
        try (Visit visit = site.elsewhere(address(host, "/index.html"), Window.PROJECTOR)) {
            assertThat(found(visit.page(), text)).contains(expected);
        } finally {
            host.stop(0);
        }
    }

    @Test
    void searchFindsEverySlideByItsHeading() throws IOException {
        try (Visit visit = site.open("sandbox/index.html", Window.PROJECTOR)) {
            Element deck = Html.parse(Files.readString(site.folder.resolve("slides/index.html")));
            Element slide = deck.select("section[id]:not(:has(section))").get(20);
            assertThat(found(visit.page(), slide.selectFirst("h1, h2, h3").text()))
                .contains("slides/index.html#/" + slide.id());
        }
    }

    private static List<String> found(Page page, String text) {
        page.locator("#search").fill(text);
        page.locator("#search-found a").first().waitFor();
        return page.locator("#search-found a").all().stream()
            .map(link -> link.getAttribute("href").replaceFirst("^\\.\\./", "")).toList();
    }

    private List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(site.folder, 2)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                .map(file -> site.folder.relativize(file).toString()).sorted().toList();
        }
    }

    private HttpServer staticHost() throws IOException {
        HttpServer host = SimpleFileServer.createFileServer(new InetSocketAddress("127.0.0.1", 0),
            site.folder.toRealPath(), SimpleFileServer.OutputLevel.NONE);
        host.start();
        return host;
    }

    private static URI address(HttpServer host, String path) {
        return URI.create("http://127.0.0.1:" + host.getAddress().getPort() + path);
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
        visit.page().locator("section.present[id]").waitFor();
        assertThat(visit.page().evaluate(SLIDES)).isEqualTo(ids());
        assertThat(visit.errors()).isEmpty();
        assertThat(visit.foreignRequests()).isEmpty();
    }

    private static void assertRunReportsNoServer(Page page) {
        page.evaluate("location.hash = '#/stage-2-run'");
        page.locator("section.present#stage-2-run button.run").click();
        page.locator("section.present#stage-2-run")
            .getByText(Pattern.compile("played in real time|No server for live runs")).waitFor();
        assertThat(page.locator("section.present#stage-2-run figcaption").textContent()).startsWith("recorded: ");
    }

    /** The ids of all slides. */
    private List<String> ids() throws IOException {
        return Pattern.compile("<section[^>]* id=\"([^\"]+)\"").matcher(Files.readString(
            site.folder.resolve("slides/index.html"))).results().map(found -> found.group(1)).toList();
    }
}
