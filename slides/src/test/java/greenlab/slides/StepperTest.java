package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import greenlab.setup.Checkout;
import greenlab.slides.Visit.Window;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The hub, step by step, in a browser: its page, its slide, and its cell on the notebook's page. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class StepperTest {
    private static final String PAGE = "/stepper/";
    private static final String SLIDE = "/slides/#/hub-steps";

    private final ServedSite site;
    private final int steps;

    StepperTest(ServedSite site) throws IOException {
        this.site = site;
        this.steps = new Recorded(Checkout.find()).hubSteps().steps().size();
    }

    @Test
    void bothDirectionsShowTheSameViews() {
        try (Visit visit = site.visit(PAGE, Window.PROJECTOR)) {
            List<String> forwards = views(visit.page(), "ArrowRight");
            assertThat(forwards).hasSize(steps).doesNotHaveDuplicates();
            assertThat(views(visit.page(), "ArrowLeft").reversed()).isEqualTo(forwards);
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void buttonsAndSliderGoToAnyStep() {
        try (Visit visit = site.visit(PAGE, Window.PROJECTOR)) {
            Page page = visit.page();
            assertThat(says(page)).isEqualTo("Three greenlets, one thread. Which line lets the others run?");
            press(page, "Last step");
            assertThat(says(page)).isEqualTo("No greenlet is alive: the loop ends.");
            assertThat(page.locator("hub-stepper :is(.queue, .timers, .selector) li").count()).isZero();
            press(page, "Step back");
            assertThat(place(page)).startsWith("Step " + (steps - 1) + " of " + steps);
            page.locator("hub-stepper input").fill("2");
            assertThat(page.locator("hub-stepper .queue li").allTextContents()).containsExactly("A");
            press(page, "First step");
            assertThat(place(page)).startsWith("Step 1 of " + steps);
        }
    }

    /** Each state is a view of its own: the code's line, the queues and the stacks belong together. */
    @Test
    void suspendedGreenletsAreOnTheHeap() {
        try (Visit visit = site.visit(PAGE, Window.PROJECTOR)) {
            Page page = visit.page();
            while (!says(page).startsWith("No greenlet can run.")) {
                press(page, "Step forward");
            }
            assertThat(page.locator("hub-stepper .heap").allInnerTexts()).hasSize(3)
                .allMatch(stack -> stack.matches("(?s)[ABC], on the heap\\s.*\\bsuspend"));
            assertThat(page.locator("hub-stepper .thread li.hub").allTextContents()).startsWith("program", "runHub");
            assertThat(page.locator("hub-stepper .thread li:not(.hub)").count()).as("greenlets on the thread").isZero();
            assertThat(page.locator("hub-stepper li[aria-current]").textContent()).contains("selector.select(");
        }
    }

    @Test
    void slideStepsWithFragments() {
        try (Visit visit = site.visit(SLIDE, Window.PROJECTOR)) {
            Page page = visit.page();
            page.locator("section.present#hub-steps").waitFor();
            assertThat(place(page)).startsWith("Step 1 of " + steps);
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            assertThat(place(page)).startsWith("Step 3 of " + steps);
            page.keyboard().press("ArrowLeft");
            assertThat(place(page)).startsWith("Step 2 of " + steps);
            page.keyboard().press("Alt+ArrowRight");
            assertThat(page.locator("section.present").last().getAttribute("id")).as("Alt skips the rest")
                .isNotEqualTo("hub-steps");
            page.keyboard().press("ArrowLeft");
            assertThat(place(page)).as("Reveal comes back to the end").startsWith("Step " + steps + " of " + steps);
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void paperShowsTheWait() {
        try (Visit visit = site.visit("/slides/?view=print", Window.PROJECTOR)) {
            visit.page().locator(".pdf-page").first().waitFor();
            assertThat(says(visit.page())).startsWith("No greenlet can run.");
        }
    }

    /** Without its script the stepper is a long listing, for which Reveal lays out a second page. */
    @Test
    void paperWaitsForASlowScript() {
        try (Visit visit = site.visit("/slides/?view=print", Window.PROJECTOR)) {
            Page page = visit.page();
            page.route("**/stepper.js", route -> {
                page.waitForTimeout(1000);
                route.resume();
            });
            page.reload();
            assertThat(page.evaluate("() => new Set([...document.querySelectorAll('.pdf-page')]"
                + ".map(paper => paper.offsetHeight)).size")).as("heights, at the load event").isEqualTo(1);
        }
    }

    @Test
    void notebookPageStepsAsWell() {
        try (Visit visit = site.visit("/notebooks/02-cooperative-scheduling.html", Window.PROJECTOR)) {
            press(visit.page(), "Step forward");
            assertThat(place(visit.page())).startsWith("Step 2 of ");
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void pageIsAccessible() {
        for (Window window : List.of(Window.PROJECTOR, Window.DARK, Window.PHONE)) {
            try (Visit visit = site.visit(PAGE, window)) {
                for (int i = 0; i < steps / 2; i++) {
                    visit.page().keyboard().press("ArrowRight");
                }
                assertThat(visit.barriers()).as("" + window).isEmpty();
                assertThat(visit.overhang()).as("" + window).isNotPositive();
                assertThat(visit.foreignRequests()).isEmpty();
            }
        }
    }

    /** Presses a key until nothing changes; returns all views on the way. */
    private static List<String> views(Page page, String key) {
        List<String> views = new ArrayList<>();
        for (String view = view(page); !views.contains(view); view = view(page)) {
            views.add(view);
            page.keyboard().press(key);
        }
        return views;
    }

    private static String view(Page page) {
        return page.locator("hub-stepper").innerHTML();
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }

    private static String says(Page page) {
        return page.locator("hub-stepper .says").textContent();
    }

    private static String place(Page page) {
        return page.locator("hub-stepper .at").textContent();
    }
}
