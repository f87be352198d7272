package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import greenlab.slides.Visit.Window;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Front page, sandbox and notebooks in a browser. */
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
            assertThat(page.locator("table td").allTextContents()).hasSize(10)
                .allMatch(cell -> cell.matches("(fast|slow) .* s, peak \\d+"));
            assertThat(page.locator(".notebooks li").count()).isEqualTo(12);
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
            assertThat(texts).hasSize(12 + 5);
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
    void sandboxFollowsItsControls() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            assertThat(command(page)).isEqualTo("./jbang stage 3 --java 21 --runtime green --proto https"
                + " -n 10 --delay 1");
            assertThat(page.locator("#live svg > title").textContent()).startsWith("Stage 3 · Java 21");

            page.selectOption("select[name=stage]", "4");
            radio(page, "25").check();
            radio(page, "virtual").check();
            radio(page, "partial").check();
            page.locator("#n").fill("25");
            page.locator("#delay").fill("0.3");
            assertThat(command(page)).isEqualTo("./jbang stage 4 --java 25 --runtime virtual --proto https"
                + " -n 25 --delay 0.3 --patch partial");
            assertThat(page.locator("#bounds").textContent()).contains("0.3 s", "7.5 s");
            assertThat(page.locator("#difference ins").allTextContents()).singleElement().asString()
                .contains("unpin.java=partial");
            assertThat(page.locator("#live svg").count()).as("no such run was recorded").isZero();
        }
    }

    @Test
    void stepsOfAnOrderAreMovedByKeyboard() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            radio(page, "an order of patches").check();
            Locator earlier = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("client earlier"));
            earlier.focus();
            page.keyboard().press("Enter");
            assertThat(command(page)).isEqualTo("./jbang order client patch provider engine --java 21 -n 10 --delay 1");
            assertThat(page.locator("live-run").getAttribute("order")).isEqualTo("client patch provider engine");
            assertThat(page.evaluate("document.activeElement.ariaLabel")).as("keeps the focus")
                .isEqualTo("client earlier");
        }
    }

    @Test
    void pagesAreAccessible() {
        for (String path : List.of("/", "/sandbox/", "/docs/glossary.html", "/docs/teachers.html",
                "/notebooks/04-stage-0-two-machines.html")) {
            for (Window window : List.of(Window.DARK, Window.PHONE)) {
                try (Visit visit = site.visit(path, window)) {
                    assertThat(visit.barriers()).as(path + " " + window).isEmpty();
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
            radio(page, "25").check();
            assertThat(command(page)).startsWith("./jbang stage 3 --java 25");
            assertThat(page.locator("#live svg > title").textContent()).startsWith("Stage 3 · Java 25");
            page.navigate(site.folder.resolve("index.html").toUri().toString());
            assertThat(links(page)).allMatch(link -> link.endsWith(".html"));
            assertThat(visit.foreignRequests()).isEmpty();
        }
    }

    private static String command(Page page) {
        return page.locator("#command").textContent();
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The targets of all links, without fragments. */
    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        var all = (List<String>) page.evaluate("[...document.links].map(link => link.href.replace(/#.*/, ''))");
        return List.copyOf(new TreeSet<>(all));
    }

    private List<String> brokenLinks(Page page) {
        return links(page).stream().filter(link -> !link.startsWith(site.address())
            || page.request().get(link).status() != 200).toList();
    }
}
