package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import greenlab.setup.Checkout;
import greenlab.slides.Visit.Window;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the frame of all pages but the deck does: search, contents, code, links to Jupyter. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class SiteFrameTest {
    private static final String NOTEBOOK = "/notebooks/06-stage-2-one-library-more.html";
    private final ServedSite site;

    SiteFrameTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void searchIsUsedByKeyboard() {
        try (Visit visit = site.visit(NOTEBOOK, Window.PROJECTOR)) {
            Page page = visit.page();
            page.keyboard().press("/");
            page.keyboard().type("exerc TLS with");
            found(page).first().waitFor();
            assertThat(found(page).allInnerTexts().getFirst()).contains("Exercise 1: without TLS",
                "06 Stage 2: one more library");
            page.keyboard().press("ArrowDown");
            assertThat(page.evaluate("document.activeElement.parentElement.parentElement.id"))
                .isEqualTo("search-found");
            assertThat(visit.barriers()).isEmpty();
            page.keyboard().press("Escape");
            assertThat(found(page).count()).isZero();
            page.keyboard().type("hub");
            found(page).first().waitFor();
            page.keyboard().press("Enter");
            page.waitForURL("**/docs/glossary.html#hub");
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void searchReportsThatNothingIsFound() {
        try (Visit visit = site.open("docs/teachers.html", Window.PHONE)) {
            visit.page().locator("#search").fill("hub xyzzy");
            visit.page().getByText("No results").waitFor();
            assertThat(visit.overhang()).isNotPositive();
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void contentsLeadToTheSections() {
        try (Visit visit = site.visit(NOTEBOOK, Window.LARGE)) {
            Page page = visit.page();
            Locator links = page.locator(".contents a");
            assertThat(links.allTextContents()).contains("What is added", "Key points").hasSize(page.locator("main h2")
                .count());
            assertThat(page.evaluate("[...document.querySelectorAll('.contents a')]"
                + ".every(link => document.querySelector(link.hash))")).isEqualTo(true);
            assertThat(page.locator(".contents").boundingBox().x + page.locator(".contents").boundingBox().width)
                .as("next to the page").isLessThanOrEqualTo(page.locator("main").boundingBox().x);
        }
    }

    @Test
    void longCodeLineFitsOrScrolls() {
        String line = "document.querySelector('.code code').textContent = 'x'.repeat(120)";
        String hidden = "(code => code.scrollWidth - code.clientWidth)(document.querySelector('.code'))";
        String lines = "document.querySelector('.code code').getClientRects().length";
        try (Visit desktop = site.visit(NOTEBOOK, Window.PROJECTOR); Visit phone = site.visit(NOTEBOOK, Window.PHONE)) {
            assertThat(List.of(desktop.page().evaluate(line), phone.page().evaluate(line))).hasSize(2);
            assertThat((int) desktop.page().evaluate(hidden)).isZero();
            assertThat((int) desktop.page().evaluate(lines)).isOne();
            assertThat((int) phone.page().evaluate(hidden)).isPositive();
            assertThat((int) phone.page().evaluate(lines)).isOne();
            assertThat(phone.overhang()).isNotPositive();
        }
    }

    @Test
    void notebooksTimelineIsPlayedInRealTime() {
        try (Visit visit = site.visit(NOTEBOOK, Window.PROJECTOR)) {
            Page page = visit.page();
            Locator button = page.locator(".playable > button").first();
            button.click();
            assertThat(button.textContent()).isEqualTo("Show all");
            assertThat(page.locator(".playable .curtain").count()).isOne();
            button.click();
            assertThat(button.textContent()).isEqualTo("Play it in real time");
            assertThat(page.locator(".curtain").count()).isZero();
        }
    }

    /** A stand-in for Jupyter answers, then it is closed. */
    @Test
    void jupyterLinksHaveTheTokenWhileItAnswers(@TempDir Path folder) throws IOException {
        HttpServer jupyter = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        jupyter.createContext("/", exchange -> exchange.sendResponseHeaders(200, -1));
        jupyter.start();
        String tree = "http://127.0.0.1:" + jupyter.getAddress().getPort() + "/lab/tree/";
        SiteBuilder.build(Checkout.find(), folder, Optional.of(URI.create(tree)));
        HttpServer host = SimpleFileServer.createFileServer(new InetSocketAddress("127.0.0.1", 0), folder.toRealPath(),
            SimpleFileServer.OutputLevel.NONE);
        host.start();
        String address = "http://127.0.0.1:" + host.getAddress().getPort() + "/";
        try (Visit stranger = site.elsewhere(URI.create(address), Window.PROJECTOR);
                Visit owner = site.elsewhere(URI.create(address + "#token=abc123"), Window.PROJECTOR)) {
            stranger.page().getByText("To open notebooks from here, use the address that").waitFor();
            assertThat(shownLinks(stranger.page(), tree)).isEmpty();
            owner.page().getByText("open the course").waitFor();
            assertThat(owner.page().url()).as("the token leaves the address bar").isEqualTo(address);
            assertThat(shownLinks(owner.page(), tree)).hasSize(17).contains(tree + "?token=abc123")
                .allMatch(link -> link.endsWith("?token=abc123"));
            owner.page().navigate(address + NOTEBOOK.substring(1));
            owner.page().getByText("Open it in Jupyter").waitFor();
            jupyter.stop(0);
            owner.page().reload();
            owner.page().waitForTimeout(300);
            assertThat(shownLinks(owner.page(), tree)).as("Jupyter has ended").isEmpty();
        } finally {
            jupyter.stop(0);
            host.stop(0);
        }
    }

    private static List<String> shownLinks(Page page, String to) {
        return page.locator("a[href^='" + to + "']:visible").all().stream().map(link -> link.getAttribute("href"))
            .toList();
    }

    private static Locator found(Page page) {
        return page.locator("#search-found li");
    }
}
