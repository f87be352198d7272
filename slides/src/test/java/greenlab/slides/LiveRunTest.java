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
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine;

/** Live runs of the sandbox, each in its own JVM. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class LiveRunTest {
    /** JBang may have to compile the stage first. */
    private static final double TIMEOUT = Duration.ofSeconds(60).toMillis();

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
            assertThat(page.locator("#live svg text.pill").textContent()).isEqualTo("slow");
            assertThat(page.locator("live-run [role=status]").textContent()).contains("slow", "NativeCrypto.SSL_read");
            assertThat(page.locator("#kept code").textContent()).isEqualTo(page.locator("#command").textContent());
            assertThat(visit.barriers()).isEmpty();
            button(page, "Remove").click();
            assertThat(page.locator("#kept li").count()).isZero();
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
            page.locator("#n").fill("5");
            page.locator("#delay").fill("0.8");
            for (String patch : List.of("full", "partial")) {
                radio(page, patch).check();
                button(page, "Run stage 4").click();
                page.locator("#kept code", new Page.LocatorOptions().setHasText("--patch " + patch))
                    .waitFor(new Locator.WaitForOptions().setTimeout(TIMEOUT));
                assertThat(options(asked.getLast())).isEqualTo(options(command(page).split(" ")))
                    .containsEntry("--patch", patch).containsEntry("--runtime", "virtual");
            }
            assertThat(page.locator("#kept text.pill").allTextContents()).containsExactly("slow", "fast");
            var last = page.locator("#kept li").first().boundingBox();
            var first = page.locator("#kept li").last().boundingBox();
            assertThat(first.y).isEqualTo(last.y);
            assertThat(first.x).isGreaterThan(last.x + last.width);
        }
    }

    @Test
    void commandCanBeCopied() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            button(visit.page(), "Copy").click();
            visit.page().getByText("Copied.").waitFor();
            assertThat(visit.page().evaluate("navigator.clipboard.readText()")).isEqualTo(command(visit.page()));
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
