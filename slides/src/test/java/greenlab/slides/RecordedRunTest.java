package greenlab.slides;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import greenlab.render.RunSummary;
import greenlab.render.SvgTimeline;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.setup.Checkout;
import greenlab.slides.Visit.Window;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The site on a static host, where recordings are played: here those of the green stages 1 to 4. */
@Tag("system")
@ExtendWith(ServedSite.Resolver.class)
class RecordedRunTest {
    private static final List<String> RECORDED_STAGES = List.of("1", "2", "3", "4");

    private final ServedSite site;
    @TempDir
    private Path folder;
    private HttpServer host;

    RecordedRunTest(ServedSite site) {
        this.site = site;
    }

    @BeforeEach
    void start() throws IOException {
        try (Stream<Path> files = Files.walk(site.folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(site.folder.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        record();
        host = SimpleFileServer.createFileServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), folder,
            SimpleFileServer.OutputLevel.NONE);
        host.start();
    }

    /** Writes the recordings, in the form that the site has them. */
    private void record() throws IOException {
        List<String> keys = new ArrayList<>();
        for (Run run : new Recorded(Checkout.find()).runs("stages-green.json")) {
            if (RECORDED_STAGES.contains("" + run.stage())) {
                String key = "stage-%d-java-%s-green-https-n-10".formatted(run.stage(), run.javaLabel());
                keys.add(key.replace("*", ""));
                write(keys.getLast() + ".js", "greenlabRecording(" + new Gson().toJson(keys.getLast()) + ", "
                    + recording(run) + ");");
            }
        }
        write("index.js", "greenlabRecordings = { place: '2 cores', keys: " + new Gson().toJson(keys) + " };");
    }

    private static JsonObject recording(Run run) {
        String svg = SvgTimeline.of(run);
        var recording = new JsonObject();
        recording.addProperty("svg", svg.contains("data-x0") ? svg : svg.replaceFirst("<svg ",
            "<svg data-x0='86' data-x1='704' data-y0='84' data-y1='275' data-seconds='" + run.seconds() + "' "));
        recording.addProperty("story", RunSummary.story(run));
        recording.add("run", JsonParser.parseString(RunJson.line(run)));
        return recording;
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve("recordings").resolve(name), content, UTF_8);
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    private Visit visit(String path) {
        return site.elsewhere(URI.create("http://localhost:" + host.getAddress().getPort() + path), Window.PROJECTOR);
    }

    @Test
    void recordingIsPlayedInRealTime() {
        try (Visit visit = visit("/sandbox/?stage=1&java=25")) {
            Page page = visit.page();
            page.locator("#alone").waitFor();
            assertThat(page.locator("live-run svg > title").textContent()).startsWith("Stage 1 · Java 25");
            long start = System.nanoTime();
            button(page, "Run stage 1").click();
            page.locator("#kept img").waitFor();
            double seconds = Double.parseDouble(page.locator("#kept img").getAttribute("alt")
                .replaceFirst(".*: ([\\d.]+) s, fast.*", "$1"));
            assertThat((System.nanoTime() - start) / 1e9).isGreaterThan(seconds);
            assertThat(page.locator(".curtain").count()).isZero();
        }
    }

    @Test
    void showAll_endsIt() {
        try (Visit visit = visit("/sandbox/?stage=2")) {
            Page page = visit.page();
            button(page, "Run stage 2").click();
            page.locator("live-run[playing]").waitFor();
            assertThat(page.locator("live-run .words").textContent())
                .isEqualTo("Recorded: 2 cores, played in real time.");
            assertThat(page.locator(".curtain").count()).isOne();
            button(page, "Show all").click();
            assertThat(page.locator("live-run[playing]").count()).isZero();
            assertThat(page.locator("live-run .words").textContent()).isEqualTo("Recorded: 2 cores.");
            assertThat(page.locator("live-run .story").textContent()).contains("slow");
        }
    }

    @Test
    void choiceDuringARun_isPlayedNext() {
        try (Visit visit = visit("/sandbox/?stage=2&java=25")) {
            Page page = visit.page();
            runStage2ThenStage1(page);
            page.locator("#kept li:nth-child(2) img").waitFor();
            assertThat(page.locator("#kept img").all()).map(image -> image.getAttribute("alt").substring(0, 17))
                .containsExactly("Stage 1 · Java 25", "Stage 2 · Java 25");
        }
    }

    @Test
    void recordingThatDoesNotArrive_isNotReplacedByTheOneBefore() {
        try (Visit visit = visit("/sandbox/?stage=2&java=25")) {
            Page page = visit.page();
            page.route("**/stage-1-java-25-*.js", Route::abort);
            runStage2ThenStage1(page);
            page.locator("live-run .words", new Page.LocatorOptions().setHasText("No run was recorded.")).waitFor();
            assertThat(page.locator("live-run svg").count()).isZero();
            assertThat(page.locator("#kept img").count()).as("stage 2's").isOne();
        }
    }

    /** The other stage is chosen while the first is played. */
    private static void runStage2ThenStage1(Page page) {
        button(page, "Run stage 2").click();
        page.locator("live-run[playing]").waitFor();
        page.selectOption("select[name=stage]", "1");
        button(page, "Show all").click();
        button(page, "Run stage 1").click();
    }

    @Test
    void choicesWithoutARecording_areDisabled() {
        try (Visit visit = visit("/sandbox/?n=20&delay=3")) {
            Page page = visit.page();
            page.locator("#alone").waitFor();
            assertThat(page.locator("#problems li").allTextContents()).containsExactlyInAnyOrder(
                "n=20 has no recording: n is now 10.", "delay=3 has no recording: delay is now 1.");
            assertThat(page.evaluate("""
                [...document.querySelectorAll('[type=radio]:disabled, option:disabled')].map(each => each.value)"""))
                .isEqualTo(List.of("order", "0", "5", "serial", "threads", "virtual", "http"));
            assertThat(page.locator("#delay").isDisabled()).isTrue();
            for (String stage : RECORDED_STAGES) {
                page.selectOption("select[name=stage]", stage);
                page.locator("live-run text.name", new Page.LocatorOptions().setHasText("Stage " + stage)).waitFor();
                assertThat(button(page, "Run stage " + stage).isEnabled()).isTrue();
            }
            assertThat(page.locator("[name=patch]:disabled").count()).as("partial and none").isEqualTo(2);
        }
    }

    /** The deck's pictures are part of the page. */
    @Test
    void deckPlaysItsOwnPictures() {
        try (Visit visit = visit("/slides/#/stage-1-run")) {
            Page page = visit.page();
            Locator live = page.locator("section.present#stage-1-run live-run");
            live.waitFor();
            page.evaluate("""
                Object.assign(document.querySelector('#stage-1-run svg').dataset,
                  { x0: 86, x1: 704, y0: 84, y1: 275, seconds: 15 })""");
            page.keyboard().press("r");
            assertThat(live.locator(".words").textContent()).matches("Recorded: .*, played in real time\\.");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
