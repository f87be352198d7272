package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import greenlab.slides.Visit.Window;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Front page and notebooks in a browser, and what all pages have in common. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class PagesTest {
    private final ServedSite site;

    PagesTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void frontPageLinksEverythingAndShowsTheTable() {
        try (Visit visit = site.visit("/", Window.PROJECTOR)) {
            Page page = visit.page();
            assertThat(page.locator("h1")).satisfies(heading -> assertThat(heading.count()).isOne());
            assertThat(page.locator("table td").allTextContents()).hasSize(12)
                .allMatch(cell -> cell.matches("(fast|slow) .* s, peak \\d+|hung, 0 of 10"));
            assertThat(page.locator(".notebooks li").count()).isEqualTo(16);
            assertThat(brokenLinks(page)).isEmpty();
            assertThat(visit.errors()).isEmpty();
        }
    }

    /** Follows the links of all notebooks and of the documentation. */
    @Test
    void pagesAreCompleteAndTheirLinksWork() {
        try (Visit visit = site.visit("/", Window.PROJECTOR)) {
            Page page = visit.page();
            List<String> texts = links(page).stream().filter(link -> link.matches(".*/(notebooks|docs)/.*")).toList();
            assertThat(texts).hasSize(16 + 6);
            for (String text : texts) {
                page.navigate(text);
                assertThat(page.locator("h1").count()).as(text).isOne();
                assertThat(page.locator(".code").count() > 0).as(text).isEqualTo(text.contains("/notebooks/"));
                assertThat(brokenLinks(page)).as(text).isEmpty();
            }
            assertThat(visit.errors()).isEmpty();
            assertThat(visit.foreignRequests()).isEmpty();
        }
    }

    @Test
    void pagesAreAccessible() {
        for (String path : List.of("/", "/sandbox/", "/capacity/", "/stepper/", "/docs/glossary.html",
                "/docs/teachers.html", "/notebooks/04-stage-0-two-machines.html")) {
            for (Window window : List.of(Window.DARK, Window.PHONE)) {
                try (Visit visit = site.visit(path, window)) {
                    if (window == Window.DARK || path.equals("/sandbox/")) { // the same page, and it takes four seconds
                        assertThat(visit.barriers()).as(path + " " + window).isEmpty();
                    }
                    assertThat(visit.overhang()).as(path + " " + window).isNotPositive();
                    assertThat(visit.foreignRequests()).as(path).isEmpty();
                    assertThat(visit.errors()).as(path).isEmpty();
                }
            }
        }
    }

    @Test
    void siteWorksAsFiles() {
        try (Visit visit = site.open("sandbox/index.html", Window.PROJECTOR)) {
            Page page = visit.page();
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("25")).check();
            assertThat(page.locator("#command").textContent()).startsWith("./jbang stage 3 --java 25");
            page.navigate(site.folder.resolve("index.html").toUri().toString());
            assertThat(links(page)).allMatch(link -> link.endsWith(".html"));
            assertThat(visit.foreignRequests()).isEmpty();
        }
    }

    /** The targets of all links, without fragments. */
    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        var all = (List<String>) page.evaluate("[...document.links].map(link => link.href.replace(/#.*/, ''))");
        return List.copyOf(new TreeSet<>(all));
    }

    /** The reports that a text cites are elsewhere, and aren't followed. */
    private List<String> brokenLinks(Page page) {
        return links(page).stream().filter(link -> !link.matches("https://github.com/[^/]+/[^/]+/(issues|pull)/\\d+"))
            .filter(link -> !link.startsWith(site.address()) || page.request().get(link).status() != 200).toList();
    }
}
