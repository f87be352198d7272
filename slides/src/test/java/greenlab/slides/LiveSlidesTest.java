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

/** Live runs on the slides, started as in a talk. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class LiveSlidesTest {
    /** JBang may have to compile the stage first. */
    private static final double TIMEOUT = Duration.ofSeconds(60).toMillis();
    /** The slides with live runs, and the verdict of their recorded pictures. */
    private static final String RECORDED = """
        () => [...document.querySelectorAll('.slides section:has(> live-run)')]
          .map(slide => [slide.id, slide.querySelector('svg text.pill').textContent])""";
    /** Presses the run button of the current slide for n fetches of a delay, and returns the finished run. */
    private static final String RUN = """
        ([n, delay]) => new Promise(done => {
          const live = document.querySelector('section.present > .present live-run');
          live.setAttribute('n', n);
          live.setAttribute('delay', delay);
          live.addEventListener('run-done', event => done(event.detail), { once: true });
          live.querySelector('button.run').click();
        })""";

    private static final int N = 5;
    private static final double DELAY = 0.8;
    /** For runs that are to be fast, beside a browser: all are in flight if the last is sent within two seconds. */
    private static final double FAST_DELAY = 2;

    private final ServedSite site;

    LiveSlidesTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void everyLiveRunHasItsRecordedVerdict() {
        try (Visit visit = slide("title")) {
            Page page = visit.page();
            page.setDefaultTimeout(TIMEOUT);
            @SuppressWarnings("unchecked")
            var recorded = (List<List<String>>) page.evaluate(RECORDED);
            assertThat(recorded).hasSizeGreaterThan(10);
            for (List<String> expected : recorded) {
                show(page, expected.getFirst());
                double delay = expected.getLast().equals("fast") ? FAST_DELAY : DELAY;
                @SuppressWarnings("unchecked")
                var run = (Map<String, Object>) page.evaluate(RUN, List.of(N, delay));
                assertThat(run.get("verdict")).as(expected + ": " + run).isEqualTo(expected.getLast());
                boolean hung = expected.getLast().equals("hung");
                assertThat(run.get("ok")).as(expected.getFirst()).isEqualTo(hung ? 0 : N);
                assertThat(run.get("peakInFlight")).as(expected + ", by the server's count")
                    .isEqualTo(hung ? null : expected.getLast().equals("slow") ? 1 : N);
                assertThat(shown(page).locator("svg text.pill").textContent()).isEqualTo(expected.getLast());
                var box = shown(page).boundingBox();
                assertThat(box.y + box.height).as(expected + ", its bottom").isLessThan(Window.PROJECTOR.height());
                assertThat(shown(page).locator("figcaption").textContent()).startsWith("live");
            }
            assertThat(visit.errors()).isEmpty();
        }
    }

    /** Tab, then Space, which elsewhere moves to the next slide; afterwards it does so again, and R stops the run. */
    @Test
    void keyboardStartsAndStopsARun() throws Exception {
        try (Visit visit = slide("stage-2-run")) {
            Page page = visit.page();
            page.evaluate("document.querySelector('section.present > .present live-run').setAttribute('delay', '5')");
            for (int i = 0; i < 10 && !focused(page).startsWith("Run stage 2"); i++) {
                page.keyboard().press("Tab");
            }
            assertThat(focused(page)).isEqualTo("Run stage 2 on Java 25");
            page.keyboard().press("Space");
            awaitFetches(page);
            List<ProcessHandle> jvms = ServedSite.jvms();
            assertThat(jvms).isNotEmpty();
            assertThat(focused(page)).as("the deck has the focus").isEmpty();
            page.keyboard().press("Space");
            page.locator("section.present > .present:not(#stage-2-run)").waitFor();
            page.keyboard().press("Shift+Space");
            page.locator("section.present#stage-2-run").waitFor();
            page.keyboard().press("r");
            ServedSite.jvmsEnd(jvms, 1);
            assertThat(shown(page).locator(".words").textContent()).isEqualTo("Stopped.");
            assertThat(shown(page).locator("svg text.pill").textContent()).isEqualTo("stopped");
        }
    }

    @Test
    void runStoppedAtTheStart_leavesTheRecording() {
        try (Visit visit = slide("stage-2-run")) {
            Page page = visit.page();
            page.keyboard().press("r");
            page.keyboard().press("r");
            assertThat(shown(page).locator(".words").textContent()).isEqualTo("Stopped.");
            assertThat(shown(page).locator("svg text.pill").textContent()).isEqualTo("slow");
            assertThat(shown(page).locator("figcaption").textContent()).startsWith("recorded");
        }
    }

    @Test
    void helpListsTheKey() {
        try (Visit visit = slide("stage-2-run")) {
            visit.page().keyboard().press("Shift+Slash");
            visit.page().getByText("Start or stop the live run").waitFor();
        }
    }

    @Test
    void liveRunLinksItsSettingsInTheSandbox() {
        try (Visit visit = slide("stage-4-partial")) {
            Page page = visit.page();
            Page sandbox = page.waitForPopup(() -> shown(page).locator("a").click());
            sandbox.waitForLoadState();
            assertThat(sandbox.locator("#command").textContent()).isEqualTo("./jbang stage 4 --java 21 --runtime green"
                + " --proto https -n 10 --delay 1 --patch partial");
        }
    }

    /** The speaker view shows the slide in two more frames: one run, which all of them show. */
    @Test
    void speakerViewStartsAndMirrorsTheAudiencesRun() {
        try (Visit visit = slide("stage-1-run")) {
            Page page = visit.page();
            page.setDefaultTimeout(TIMEOUT);
            page.evaluate("document.querySelector('section.present > .present live-run').setAttribute('delay', '5')");
            List<String> posts = new ArrayList<>();
            visit.context().onRequest(request -> {
                if (request.method().equals("POST")) {
                    posts.add(request.url());
                }
            });
            Page speaker = page.waitForPopup(() -> page.keyboard().press("s"));
            speaker.setDefaultTimeout(TIMEOUT);
            List<Frame> receivers = receivers(speaker);
            for (Frame receiver : receivers) {
                receiver.locator("section.present > .present live-run button").waitFor();
                receiver.evaluate("document.querySelectorAll('live-run').forEach(live => live.start())");
            }
            Frame current = receivers.stream().filter(frame -> frame.url().contains("postMessageEvents")).findAny()
                .orElseThrow();
            speaker.keyboard().press("r");
            current.locator("section.present > .present live-run[running][ran] svg").waitFor();
            assertThat(posts).containsExactly(site.address() + "/api/runs");
            assertThat(current.locator("section.present > .present live-run .words").textContent())
                .isEqualTo("Running …");
            current.locator("section.present > .present live-run button").click();
            current.locator("section.present > .present live-run:not([running])").waitFor();
            assertThat(shown(page).locator(".words").textContent()).isEqualTo("Stopped.");
            assertThat(current.locator("section.present > .present live-run svg text.pill").textContent())
                .isEqualTo("stopped");
            assertThat(posts).hasSize(1);
        }
    }

    private static List<Frame> receivers(Page speaker) {
        speaker.waitForCondition(() -> speaker.frames().stream().filter(LiveSlidesTest::receives).count() == 2);
        return speaker.frames().stream().filter(LiveSlidesTest::receives).toList();
    }

    private static boolean receives(Frame frame) {
        return frame.url().contains("?receiver");
    }

    /** The second run is queued, shows that, and then runs. */
    @Test
    void secondBrowserWaitsForTheFirst() {
        try (Visit first = slide("stage-3-java-21"); Visit second = slide("stage-4-run")) {
            List.of(first, second).forEach(visit -> {
                visit.page().setDefaultTimeout(TIMEOUT);
                visit.page().evaluate("window.run = (" + RUN + ")([%d, %s]); 0".formatted(N, DELAY));
            });
            assertThat(shown(second.page()).locator(".words").textContent())
                .matches("Starting …|Queued: 1 ahead …");
            assertThat(peak(first)).as("the slow one").isEqualTo(1);
            assertThat(peak(second)).as("the fast one").isEqualTo(N);
        }
    }

    /** The peak in flight of the started run. */
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
        return page.locator("section.present > .present live-run");
    }

    private static String focused(Page page) {
        return (String) page.evaluate("document.activeElement?.ariaLabel ?? ''");
    }

    private static void awaitFetches(Page page) {
        shown(page).and(page.locator("[running][ran]")).waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
    }
}
