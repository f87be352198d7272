package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import greenlab.slides.Visit.Window;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sandbox's controls, its address and its command line; no run is started. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class SandboxTest {
    private final ServedSite site;

    SandboxTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void commandAndAddressFollowEachControl() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            assertThat(command(page)).isEqualTo("./jbang stage 3 --java 21 --runtime green --proto https"
                + " -n 10 --delay 1");
            page.selectOption("select[name=stage]", "4");
            for (String choice : List.of("25", "virtual", "partial", "http")) {
                radio(page, choice).check();
            }
            page.locator("#carriers").fill("4");
            page.locator("#n").fill("25");
            page.locator("#delay").fill("0.3");
            String command = "./jbang stage 4 --java 25 --runtime virtual --carriers 4 --proto http -n 25 --delay 0.3"
                + " --patch partial";
            assertThat(command(page)).isEqualTo(command);
            assertThat(query(page)).isEqualTo("?stage=4&java=25&runtime=virtual&carriers=4&proto=http&n=25&delay=0.3"
                + "&patch=partial");
            assertThat(page.locator("#bounds").textContent()).contains("0.3 s", "7.5 s");
            assertThat(page.locator("#difference ins").allTextContents()).singleElement().asString()
                .contains("unpin.java=partial");
            page.reload();
            assertThat(command(page)).as("after a reload").isEqualTo(command);
            page.goBack();
            assertThat(query(page)).as("before the last change").contains("n=25&delay=1&");
            assertThat(page.locator("#delay").inputValue()).isEqualTo("1");
        }
    }

    /** A dragged slider has many values on its way; Back returns to the one before. */
    @Test
    void dragIsOneStepBack() {
        try (Visit visit = site.visit("/sandbox/?n=7", Window.PROJECTOR)) {
            Page page = visit.page();
            page.locator("#n").scrollIntoViewIfNeeded();
            var slider = page.locator("#n").boundingBox();
            page.mouse().move(slider.x + slider.width * 0.1, slider.y + slider.height / 2);
            page.mouse().down();
            for (double share : List.of(0.3, 0.5, 0.7)) {
                page.mouse().move(slider.x + slider.width * share, slider.y + slider.height / 2);
            }
            page.mouse().up();
            assertThat(Integer.parseInt(page.locator("#n").inputValue())).isGreaterThan(50);
            page.goBack();
            assertThat(page.locator("#n").inputValue()).isEqualTo("7");
        }
    }

    /** Addresses as written by hand. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stage=2                                  | stage 2 --java 21 --runtime green --proto https -n 10 --delay 1",
        "Stage=stage+1&JAVA=jdk25&proto=HTTP      | stage 1 --java 25 --runtime green --proto http -n 10 --delay 1",
        "runtime=Virtual+threads&carriers=16      | stage 3 --java 21 --runtime virtual --carriers 16 --proto https"
            + " -n 10 --delay 1",
        "runtime=serial&n=3&delay=250ms           | stage 3 --java 21 --runtime serial --proto https -n 3 --delay 0.25",
        "runtime=threads&delay=0,5s&java=25.0.1   | stage 3 --java 25 --runtime threads --proto https -n 10"
            + " --delay 0.5",
        "stage=4&patch=none                       | stage 4 --java 21 --runtime green --proto https -n 10 --delay 1"
            + " --patch none",
        "order=client,patch-engine+provider&n=5   | order client patch engine provider --java 21 -n 5 --delay 1",
        "utm_source=x                             | stage 3 --java 21 --runtime green --proto https -n 10 --delay 1",
    })
    void addressIsReadLeniently(String query, String command) {
        try (Visit visit = site.visit("/sandbox/?" + query, Window.PROJECTOR)) {
            assertThat(command(visit.page())).isEqualTo("./jbang " + command);
            assertThat(problems(visit.page())).isEmpty();
        }
    }

    /** The default is used, and a sentence reports it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stage=7        | stage=7 in the address: expected 0, 1, 2, 3, 4, 5. stage is now 3.",
        "java=17        | java=17 in the address: expected 21, 25. java is now 21.",
        "java=210       | java=210 in the address: expected 21, 25. java is now 21.",
        "runtime=async  | runtime=async in the address: expected serial, threads, green, virtual."
            + " runtime is now green.",
        "n=0            | n=0 in the address: expected 1 to 100. n is now 10.",
        "n=ten          | n=ten in the address: expected 1 to 100. n is now 10.",
        "delay=-1       | delay=-1 in the address: expected 0.05 to 5. delay is now 1.",
        "delay=0.33     | delay=0.33 in the address: the nearest value is used. delay is now 0.35.",
        "carriers=17    | carriers=17 in the address: expected 1 to 16. carriers is now 1.",
        "patch=%3Cb%3E  | patch=<b> in the address: expected full, partial, none. patch is now full.",
        "order=rm       | order=rm in the address: expected patch, client, provider, engine in any order, each once."
            + " order is now patch client provider engine.",
        "order=engine   | order=engine in the address: a step that is left out has the same outcome as one taken last."
            + " order is now engine patch client provider.",
    })
    void invalidValue_isReported(String query, String sentence) {
        try (Visit visit = site.visit("/sandbox/?" + query, Window.PROJECTOR)) {
            assertThat(problems(visit.page())).containsExactly(sentence);
            assertThat(visit.errors()).isEmpty();
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
            assertThat(query(page)).isEqualTo("?order=client+patch+provider+engine&java=21&n=10&delay=1");
            assertThat(page.evaluate("document.activeElement.ariaLabel")).as("keeps the focus")
                .isEqualTo("client earlier");
        }
    }

    @Test
    void commandAndLinkCanBeCopied() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            visit.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            radio(page, "25").check();
            for (String what : List.of("command", "link")) {
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy " + what)).click();
                page.getByText("Copied the " + what + ".").waitFor();
                assertThat(page.evaluate("navigator.clipboard.readText()"))
                    .isEqualTo(what.equals("link") ? page.url() : command(page));
            }
        }
    }

    /** Every control has a sentence that describes what it changes. */
    @Test
    void controlsAreDescribed() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            assertThat(visit.page().evaluate("""
                [...document.querySelectorAll('#controls fieldset, #controls select, #controls input[type=range]')]
                  .filter(part => !document.getElementById(part.getAttribute('aria-describedby'))?.textContent.trim())
                  .map(part => part.outerHTML)""")).isEqualTo(List.of());
        }
    }

    private static List<String> problems(Page page) {
        return page.locator("#problems li").allTextContents();
    }

    private static String query(Page page) {
        return page.url().replaceFirst("^[^?]*", "");
    }

    private static String command(Page page) {
        return page.locator("#command").textContent();
    }

    private static Locator radio(Page page, String name) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
