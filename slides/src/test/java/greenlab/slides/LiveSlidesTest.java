package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import greenlab.slides.Visit.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The live runs where they are shown: on the slides, started by somebody who gives the talk. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class LiveSlidesTest {
    /** JBang may have to compile the stage first. */
    private static final double PATIENCE = Duration.ofSeconds(60).toMillis();
    /** What a slide promises: the verdict of its recorded picture. */
    private static final String PROMISES = """
        () => [...document.querySelectorAll('.slides section')].filter(slide => slide.querySelector('live-run'))
          .map(slide => [slide.id, slide.querySelector('svg text.pill').textContent])""";
    /** Presses the button of the slide that is shown, and answers the run that came of it. */
    private static final String RUN = """
        () => new Promise(done => {
          const live = document.querySelector('section.present live-run');
          live.setAttribute('n', '5');
          live.setAttribute('delay', '0.8');
          live.addEventListener('run-done', event => done(event.detail), { once: true });
          live.querySelector('button.run').click();
        })""";

    private final ServedSite site;

    LiveSlidesTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void everyButtonGivesTheVerdictThatItsSlidePromises() {
        try (Visit visit = slide("title")) {
            Page page = visit.page();
            page.setDefaultTimeout(PATIENCE);
            @SuppressWarnings("unchecked")
            var promises = (List<List<String>>) page.evaluate(PROMISES);
            assertThat(promises).hasSizeGreaterThan(10);
            for (List<String> promise : promises) {
                show(page, promise.getFirst());
                var run = run(page);
                assertThat(run.get("verdict")).as(promise + ": " + run).isEqualTo(promise.getLast());
                assertThat(run.get("ok")).as(promise.getFirst()).isEqualTo(5);
                assertThat(run.get("peakInFlight")).as(promise + ", by the server's count")
                    .isEqualTo(promise.getLast().equals("slow") ? 1 : 5);
                assertThat(shown(page).locator("svg text.pill").textContent()).isEqualTo(promise.getLast());
                var box = shown(page).boundingBox();
                assertThat(box.y + box.height).as(promise + ", its bottom").isLessThan(Window.PROJECTOR.height());
                assertThat(shown(page).locator("figcaption").textContent()).startsWith("live");
            }
            assertThat(visit.errors()).isEmpty();
        }
    }

    /** Once more where the machine was too busy with others to tell. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> run(Page page) {
        var run = (Map<String, Object>) page.evaluate(RUN);
        return run.get("verdict").equals("mixed") ? (Map<String, Object>) page.evaluate(RUN) : run;
    }

    /** Tab, Enter, and then Space, which elsewhere turns the page. */
    @Test
    void theKeyboardAloneStartsAndStops() throws Exception {
        try (Visit visit = slide("stage-2-run")) {
            Page page = visit.page();
            page.evaluate("document.querySelector('section.present live-run').setAttribute('delay', '5')");
            for (int i = 0; i < 10 && !focused(page).startsWith("Run stage 2"); i++) {
                page.keyboard().press("Tab");
            }
            assertThat(focused(page)).isEqualTo("Run stage 2 on Java 25 now");
            page.keyboard().press("Enter");
            awaitFetches(page);
            assertThat(focused(page)).as("what can be done now").isEqualTo("Stop stage 2 on Java 25");
            List<ProcessHandle> jvms = ServedSite.jvms();
            assertThat(jvms).isNotEmpty();
            page.keyboard().press("Space");
            ServedSite.jvmsEnd(jvms, 1);
            assertThat(shown(page).locator("[role=status]").textContent()).isEqualTo("Stopped.");
            assertThat(focused(page)).isEqualTo("Run stage 2 on Java 25 now");
            assertThat(page.locator("section.present").getAttribute("id")).isEqualTo("stage-2-run");
        }
    }

    /** The speaker's window shows the slide twice more. */
    @Test
    void theSpeakerViewFiresNothing() {
        try (Visit visit = slide("stage-1-run")) {
            Page page = visit.page();
            List<String> posts = new ArrayList<>();
            visit.context().onRequest(request -> {
                if (request.method().equals("POST")) {
                    posts.add(request.url());
                }
            });
            Page speaker = page.waitForPopup(() -> page.keyboard().press("s"));
            List<Frame> receivers = receivers(speaker);
            for (Frame receiver : receivers) {
                receiver.locator("section.present").waitFor();
                assertThat(receiver.locator("live-run button.run:not(:disabled)").count()).isZero();
                receiver.evaluate("document.querySelectorAll('live-run').forEach(live => live.start())");
            }
            page.setDefaultTimeout(PATIENCE);
            page.evaluate(RUN);
            assertThat(posts).containsExactly(site.address() + "/api/runs");
            for (Frame receiver : receivers) {
                assertThat(receiver.locator("live-run[running], live-run[ran]").count()).isZero();
            }
        }
    }

    private static List<Frame> receivers(Page speaker) {
        speaker.waitForCondition(() -> speaker.frames().stream().filter(LiveSlidesTest::receives).count() == 2);
        return speaker.frames().stream().filter(LiveSlidesTest::receives).toList();
    }

    private static boolean receives(Frame frame) {
        return frame.url().contains("?receiver");
    }

    /** The second one stands in line, is told so, and gets its run. */
    @Test
    void twoBrowsersTakeTurns() {
        try (Visit first = slide("stage-3-java-21"); Visit second = slide("stage-4-run")) {
            List.of(first, second).forEach(visit -> {
                visit.page().setDefaultTimeout(PATIENCE);
                visit.page().evaluate("window.run = (" + RUN + ")(); 0");
            });
            assertThat(shown(second.page()).locator("[role=status]").textContent())
                .matches("Starting .*|Waiting: 1 .*");
            assertThat(peak(first)).as("the slow one").isEqualTo(1);
            assertThat(peak(second)).as("the fast one").isEqualTo(5);
        }
    }

    /** Of the run that was started; by the server's count. */
    private static Object peak(Visit visit) {
        return visit.page().evaluate("async () => (await window.run).peakInFlight");
    }

    private Visit slide(String id) {
        Visit visit = site.visit("/slides/#/" + id, Window.PROJECTOR);
        visit.page().locator("section.present#" + id).waitFor();
        return visit;
    }

    private static void show(Page page, String id) {
        page.evaluate("id => { location.hash = '#/' + id; }", id);
        page.locator("section.present#" + id).waitFor();
    }

    private static Locator shown(Page page) {
        return page.locator("section.present live-run");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement?.ariaLabel ?? ''");
    }

    private static void awaitFetches(Page page) {
        page.waitForFunction("parseFloat(document.querySelector('section.present live-run output').textContent) > 0.2",
            null, new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
    }
}
