package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import greenlab.slides.Visit.Window;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every slide, as it is shown: on a projector, on a large screen, from a file. */
@ExtendWith(ServedSite.Resolver.class)
class DeckInBrowserTest {
    /** The slide's own pixels; what is scaled down to fit has overflowed all the same. */
    private static final String LOOK = """
        () => {
          const slide = Reveal.getCurrentSlide();
          const bounds = slide.closest('.slides').getBoundingClientRect();
          const over = [...slide.querySelectorAll('*')].filter(part => !part.closest('aside.notes, svg *, [hidden]'))
            .map(part => [part, part.getBoundingClientRect()])
            .filter(([part, box]) => box.width && box.height
              && (box.right > bounds.right + 1 || box.bottom > bounds.bottom + 1 || box.left < bounds.left - 1))
            .map(([part]) => part.outerHTML.slice(0, 100));
          return {over, headings: [...slide.querySelectorAll('h1, h2')].map(heading => heading.textContent),
            name: slide.id || slide.querySelector('h1, h2')?.textContent || slide.textContent.slice(0, 60)};
        }""";

    private final ServedSite site;

    DeckInBrowserTest(ServedSite site) {
        this.site = site;
    }

    @ParameterizedTest
    @ValueSource(ints = {720, 1080})
    void everySlideIsShownForwardsAndBackwards(int height) {
        try (Visit visit = site.visit("/slides/", height == 720 ? Window.PROJECTOR : Window.LARGE)) {
            Page page = visit.page();
            int steps = 0;
            look(page);
            while (moved(page, "Reveal.next()")) {
                steps++;
                look(page);
            }
            assertThat(page.evaluate("Reveal.isLastSlide()")).isEqualTo(true);
            int back = 0;
            while (moved(page, "Reveal.prev()")) {
                back++;
            }
            assertThat(back).isEqualTo(steps).isGreaterThan(20);
            assertThat(visit.errors()).isEmpty();
            assertThat(visit.strangers()).isEmpty();
            assertThat(page.locator("[role=application]").count()).isZero();
        }
    }

    @Test
    void nobodyIsShutOut() {
        try (Visit visit = site.visit("/slides/", Window.PROJECTOR)) {
            Page page = visit.page();
            int slides = ((Number) page.evaluate("Reveal.getHorizontalSlides().length")).intValue();
            for (int slide = 0; slide < slides; slide++) {
                page.evaluate("slide => Reveal.slide(slide, 0, 99)", slide);
                assertThat(visit.barriers()).as("slide " + (slide + 1)).isEmpty();
            }
        }
    }

    @Test
    void itWorksAsFilesWithItsRecordedPictures() {
        try (Visit visit = site.open("slides/index.html", Window.PROJECTOR)) {
            Page page = visit.page();
            page.evaluate("Reveal.slide(Reveal.getHorizontalSlides()"
                + ".findIndex(slide => slide.querySelector('live-run')))");
            assertThat(page.locator("section.present live-run svg").isVisible()).isTrue();
            assertThat(page.locator("section.present live-run figcaption").textContent()).startsWith("recorded: ");
            assertThat(visit.strangers()).isEmpty();
        }
    }

    /** Takes a step; false at the end. */
    private static boolean moved(Page page, String step) {
        return (boolean) page.evaluate("() => { const before = JSON.stringify(Reveal.getState()); " + step
            + "; return JSON.stringify(Reveal.getState()) !== before; }");
    }

    @SuppressWarnings("unchecked")
    private static void look(Page page) {
        var seen = (Map<String, Object>) page.evaluate(LOOK);
        assertThat((List<String>) seen.get("over")).as("overflow of " + seen.get("name")).isEmpty();
        assertThat((List<String>) seen.get("headings")).as("headings of " + seen.get("name")).hasSize(1);
    }
}
