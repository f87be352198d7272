package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import greenlab.render.SvgTimeline;
import greenlab.setup.Checkout;
import greenlab.slides.Visit.Window;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Timelines as pages and notebooks show them. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class PicturesTest {
    private final ServedSite site;

    PicturesTest(ServedSite site) {
        this.site = site;
    }

    /** JupyterLab shows an SVG as an image, and sets the colour scheme of its own theme. */
    @Test
    void image_followsItsPageAndNotTheSystem() throws IOException {
        assertThat(background("dark", Window.PROJECTOR)).isEqualTo(0xff161b22);
        assertThat(background("light", Window.DARK)).isEqualTo(0xffffffff);
    }

    @Test
    void verdictAndSeconds_areOnAPhonesScreen() {
        try (Visit visit = site.visit("/slides/", Window.PHONE)) {
            visit.page().waitForSelector(".greenlab-timeline");
            Locator results = visit.page().locator(".pill, .clock:is(.slow, .fast)");
            assertThat(results.all()).hasSizeGreaterThan(20).allSatisfy(result ->
                assertThat(result.boundingBox().x + result.boundingBox().width).isLessThan(Window.PHONE.width()));
        }
    }

    private int background(String theme, Window system) throws IOException {
        String svg = SvgTimeline.of(new Recorded(Checkout.find()).runs("fast-10.json").getFirst());
        try (Visit visit = site.elsewhere(URI.create("about:blank"), system)) {
            Page page = visit.page();
            page.setContent("<body style='color-scheme: %s'><img src='data:image/svg+xml;base64,%s'>".formatted(theme,
                Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8))));
            return ImageIO.read(new ByteArrayInputStream(page.locator("img").screenshot())).getRGB(8, 100);
        }
    }
}
