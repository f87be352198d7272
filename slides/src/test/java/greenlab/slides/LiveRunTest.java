package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import greenlab.cli.StageCommand;
import greenlab.slides.Visit.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;

/** Live runs of the sandbox, each in its own JVM. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class LiveRunTest {
    /** JBang may have to compile the stage first. */
    private static final double TIMEOUT = Duration.ofSeconds(60).toMillis();

    /** Where the last bar of a run ends on the common axis, as a share of it. */
    private static final String LONGEST_BAR = """
        row => {
          const bars = document.querySelectorAll('#one-axis .bars')[row];
          const right = Math.max(...[...bars.children].map(bar => bar.getBoundingClientRect().right));
          return (right - bars.getBoundingClientRect().left) / bars.clientWidth + 1e-9;
        }""";

    private final ServedSite site;

    LiveRunTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void runShowsItsResultAndIsKept() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            page.selectOption("select[name=stage]", "2");
            page.locator("#n").fill("5");
            page.locator("#delay").fill("0.3");
            button(page, "Run stage 2").click();
            page.locator("#kept figure").waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
            assertThat(page.locator("live-run svg text.pill").textContent()).isEqualTo("slow");
            assertThat(page.locator("live-run .words").textContent()).isEqualTo("Done.");
            assertThat(page.locator("live-run .story").textContent()).contains("slow", "NativeCrypto.SSL_read");
            assertThat(page.locator("#kept code").textContent()).isEqualTo(page.locator("#command").textContent());
            assertThat(visit.barriers()).isEmpty();
            String settings = page.url().replaceFirst("^[^?]*", "");
            page.navigate(site.address() + "/sandbox/");
            assertThat(page.locator("#kept img").getAttribute("alt")).as("kept").contains("Stage 2", "slow");
            page.locator("#kept a").click();
            assertThat(page.url()).endsWith(settings);
            button(page, "Remove").click();
            assertThat(page.locator("#kept li").count()).isZero();
            page.reload();
            assertThat(page.locator("#kept li").count()).isZero();
            assertThat(visit.errors()).isEmpty();
        }
    }

    /** The run continues, and is labelled with its own settings. */
    @Test
    void changedControls_leaveARunAlone() {
        try (Visit visit = site.visit("/sandbox/?stage=2&delay=5", Window.PROJECTOR)) {
            Page page = visit.page();
            button(page, "Run stage 2").click();
            page.locator("live-run[running][ran]").waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
            page.selectOption("select[name=stage]", "1");
            assertThat(page.locator("#shown").textContent()).startsWith("In progress")
                .contains("./jbang stage 2 --java 21").contains("--delay 5.");
            assertThat(page.locator("live-run[running]").count()).isOne();
            button(page, "Stop stage 2").click();
            assertThat(page.locator("live-run .words").textContent()).isEqualTo("Stopped.");
            assertThat(page.locator("live-run svg text.pill").textContent()).isEqualTo("stopped");
            assertThat(page.locator("#shown").textContent()).startsWith("Shown: ./jbang stage 2");
            assertThat(page.locator("#kept li").count()).as("no result").isZero();
            page.selectOption("select[name=stage]", "3");
            assertThat(page.locator("#shown").isVisible()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial&n=5", "threads&n=9", "virtual&n=9&carriers=9"})
    void otherRuntimesRun(String runtime) {
        try (Visit visit = site.visit("/sandbox/?stage=2&java=25&delay=0.8&runtime=" + runtime, Window.PROJECTOR)) {
            Page page = visit.page();
            button(page, "Run stage 2").click();
            page.locator("#kept img").waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
            assertThat(page.locator("live-run svg text.pill").textContent())
                .isEqualTo(runtime.startsWith("serial") ? "slow" : "fast");
        }
    }

    /** A store that is full, forbidden or contains something else. */
    @ParameterizedTest
    @ValueSource(strings = {"localStorage.setItem('greenlab-kept-runs', '[{}, null, {\"run\":{}}]')",
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })",
        "Storage.prototype.setItem = () => { throw new Error('full'); }"})
    void badStore_isTolerated(String store) {
        try (Visit visit = site.visit("/", Window.PROJECTOR)) {
            Page page = visit.page();
            page.addInitScript(store);
            page.navigate(site.address() + "/sandbox/?stage=1&n=1&delay=0.1");
            assertThat(page.locator("#kept li").count()).isZero();
            button(page, "Run stage 1").click();
            page.locator("#kept img").waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
            assertThat(visit.errors()).isEmpty();
        }
    }

    /** A run's command line has the options of its request, as picocli parses them. */
    @Test
    void runsAreComparedSideBySideWithTheirCommands() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            List<String> asked = new ArrayList<>();
            page.onRequest(request -> Optional.ofNullable(request.postData()).ifPresent(asked::add));
            page.selectOption("select[name=stage]", "4");
            radio(page, "virtual").check();
            page.locator("#n").fill("9");
            page.locator("#delay").fill("0.8");
            for (String patch : List.of("full", "partial")) {
                radio(page, patch).check();
                button(page, "Run stage 4").click();
                page.locator("#kept code", new Page.LocatorOptions().setHasText("--patch " + patch))
                    .waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
                assertThat(options(asked.getLast())).isEqualTo(options(command(page).split(" ")))
                    .containsEntry("--patch", patch).containsEntry("--runtime", "virtual");
            }
            assertThat(page.locator("#one-axis p").allTextContents()).satisfiesExactly(
                last -> assertThat(last).contains("partial patch: slow"),
                first -> assertThat(first).contains("full patch: "));
            assertThat((double) page.evaluate(LONGEST_BAR, 0)).isGreaterThan(0.9);
            assertThat((double) page.evaluate(LONGEST_BAR, 1)).isLessThan(0.5);
            var last = page.locator("#kept li").first().boundingBox();
            var first = page.locator("#kept li").last().boundingBox();
            assertThat(first.y).isEqualTo(last.y);
            assertThat(first.x).isGreaterThan(last.x + last.width);
        }
    }

    /** The page's request as options of the command. */
    private static Map<String, String> options(String json) {
        var options = new TreeMap<String, String>();
        JsonParser.parseString(json).getAsJsonObject().entrySet().forEach(field -> options.put(
            field.getKey().equals("stage") ? "STAGE" : field.getKey().equals("n") ? "-n" : "--" + field.getKey(),
            field.getValue().getAsString()));
        return options;
    }

    /** The options as {@code ./jbang stage ...} parses them. */
    private static Map<String, String> options(String... words) {
        assertThat(words).startsWith("./jbang", "stage");
        var line = new CommandLine(new StageCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        var options = new TreeMap<String, String>();
        for (var arg : line.parseArgs(Arrays.copyOfRange(words, 2, words.length)).matchedArgs()) {
            options.put(arg instanceof OptionSpec option ? option.names()[0] : arg.paramLabel(),
                arg.originalStringValues().getFirst());
        }
        return options;
    }

    private static String command(Page page) {
        return page.locator("#command").textContent();
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
