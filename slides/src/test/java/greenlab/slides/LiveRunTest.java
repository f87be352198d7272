package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import greenlab.slides.Visit.Window;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The buttons start and end real JVMs. */
@ExtendWith(ServedSite.Resolver.class)
class LiveRunTest {
    /** JBang may have to compile the stage first. */
    private static final double PATIENCE = Duration.ofSeconds(60).toMillis();

    private final ServedSite site;

    LiveRunTest(ServedSite site) {
        this.site = site;
    }

    @Test
    void aRunSaysWhatCameOfItAndIsKept() {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            page.selectOption("select[name=stage]", "2");
            page.locator("#n").fill("5");
            page.locator("#delay").fill("0.3");
            button(page, "Run stage 2").click();
            page.locator("#kept figure").waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            assertThat(page.locator("#live svg text.pill").textContent()).isEqualTo("slow");
            assertThat(page.locator("live-run [role=status]").textContent()).contains("slow", "NativeCrypto.SSL_read");
            assertThat(page.locator("#kept code").textContent()).isEqualTo(page.locator("#command").textContent());
            assertThat(visit.barriers()).isEmpty();
            button(page, "Remove").click();
            assertThat(page.locator("#kept li").count()).isZero();
            assertThat(visit.errors()).isEmpty();
        }
    }

    @Test
    void stopEndsTheJvmWithinASecond() throws Exception {
        try (Visit visit = site.visit("/sandbox/", Window.PROJECTOR)) {
            Page page = visit.page();
            page.selectOption("select[name=stage]", "2");
            page.locator("#delay").fill("5");
            button(page, "Run stage 2").click();
            page.waitForFunction("() => parseFloat(document.querySelector('live-run output').textContent) > 0.2", null,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
            List<ProcessHandle> jvms = ServedSite.jvms();
            assertThat(jvms).isNotEmpty();
            button(page, "Stop").click();
            ServedSite.jvmsEnd(jvms, 1);
            page.getByText("Stopped.").waitFor();
            assertThat(visit.errors()).isEmpty();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
