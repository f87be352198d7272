package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import greenlab.run.Run;
import greenlab.run.Verdict;
import greenlab.setup.Checkout;
import greenlab.setup.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeckTest {
    private static final Checkout CHECKOUT = Checkout.find();

    @TempDir
    private static Path site;
    private static String page;
    private static List<String> slides;

    @BeforeAll
    static void write() throws IOException {
        SiteBuilder.build(CHECKOUT, site, Optional.empty());
        page = Files.readString(site.resolve("slides/index.html"));
        slides = Html.parse(page).select("section:not(.chapter)").stream().map(Element::outerHtml).toList();
    }

    @Test
    void eachSlideHasOneHeadingAndTimedNotes() {
        assertThat(slides).hasSizeBetween(40, 65).allSatisfy(slide -> {
            assertThat(Pattern.compile("<h[1-6]").matcher(slide).results()).hasSize(1);
            assertThat(slide)
                .containsPattern("<aside class=\"notes\">\\s*<p><strong>(Minute \\d+|Backup)\\.</strong> \\w");
        });
    }

    @Test
    void allPlaceholdersAreFilled() {
        assertThat(page).doesNotContain("<x-", "{{")
            .contains("private void get(HttpURLConnection connection) throws IOException {");
    }

    @Test
    void idsAreUnique() {
        assertThat(Pattern.compile(" id=\"([^\"]+)\"").matcher(page).results().map(id -> id.group(1)))
            .doesNotHaveDuplicates();
    }

    @Test
    void nothingIsLoadedFromAnotherHost() {
        assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContainPattern("(src|href)=\"(https?:)?//")
            .doesNotContain("http://", "https://");
    }

    @Test
    void everyLiveRunHasItsRecordedPicture() {
        List<String> lives = slides.stream().filter(slide -> slide.contains("<live-run")).toList();
        assertThat(lives).hasSizeGreaterThanOrEqualTo(8).allSatisfy(slide -> {
            assertThat(slide).containsPattern(
                "(?s)<figure class=\"fragment\"><svg.*<figcaption[^>]*>recorded: .*\\d{4}-\\d\\d-\\d\\d");
            String file = slide.replaceAll("(?s).*recorded=\"\\.\\./([^\"]+)\".*", "$1");
            assertThat(site.resolve(file)).isRegularFile();
        });
    }

    /** The clue of the case: all fetches begin, and then they continue one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"slow-3.json", "slow-5.json", "slow-10.json", "stages-green.json"})
    void slowRunsOpenEverythingBeforeTheFirstAnswer(String file) throws IOException {
        List<Run> slow = new Recorded(CHECKOUT).runs(file).stream().filter(run -> run.verdict() == Verdict.SLOW)
            .filter(run -> run.tls().provider().equals("Conscrypt")).toList();
        assertThat(slow).isNotEmpty().allMatch(Run::beginsConcurrently);
    }

    /** On greenlets and on virtual threads. */
    @ParameterizedTest
    @ValueSource(strings = {"stages-green.json", "stages-virtual.json"})
    void fastRunsOpenEverythingBeforeTheFirstAnswer(String file) throws IOException {
        assertThat(new Recorded(CHECKOUT).runs(file).stream().filter(run -> run.verdict() == Verdict.FAST).toList())
            .hasSize(6).allMatch(Run::beginsConcurrently);
    }

    /** A run that shows code that has changed since must be recorded anew, with slides --record. */
    @ParameterizedTest
    @ValueSource(strings = {"stage-0", "stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "order"})
    void recordingsAreAsNewAsTheCodeThatTheyShow(String group) throws IOException {
        String commit = new Recorded(CHECKOUT).commit(group);
        Assumptions.assumeTrue(RunSources.isKnown(CHECKOUT, commit), "the history has that commit");
        assertThat(RunSources.changes(CHECKOUT, group, commit)).isEmpty();
    }

    /** A path without files would never be out of date. */
    @ParameterizedTest
    @ValueSource(strings = {"stage-0", "stage-1", "stage-2", "stage-3", "stage-4", "stage-5", "order"})
    void recordingsDependOnFilesThatExist(String group) {
        assertThat(RunSources.paths(group)).allSatisfy(path -> assertThat(
            Tool.run("git", "-C", CHECKOUT.root(), "ls-files", "--", path).output()).as(path).isNotBlank());
        assertThat(RunSources.group(group + "-java-21-n-10")).isEqualTo(group);
    }

    /** A run's slide asks first: neither its title nor its table gives the result away before the next step. */
    @Test
    void runsAreShownAfterTheQuestion() {
        assertThat(slides.stream().filter(slide -> slide.contains("greenlab-timeline")).toList()).isNotEmpty()
            .allSatisfy(slide -> {
                assertThat(slide).containsPattern("<h2>[^<]*\\?</h2>")
                    .doesNotContainPattern("<figure(?![^>]*fragment)");
                assertThat(Html.parse(slide).selectFirst("h2").text())
                    .doesNotContainPattern("\\b(is|are) (fast|slow)\\b");
            });
    }

    @Test
    void speakerHasTheWholeTalksPacing() {
        assertThat(Html.parse(page).select("section[data-timing]").stream()
            .filter(slide -> slide.text().contains("Minute"))
            .mapToInt(slide -> Integer.parseInt(slide.attr("data-timing"))).sum() / 60).isBetween(39, 42);
    }

    @Test
    void stepsOutsideTheCodeAreReported() {
        assertThat(CodeSteps.lines("a\nb\nc", "b|a..c")).isEqualTo("2|1-3");
        assertThatThrownBy(() -> CodeSteps.lines("a\nb", "d")).isInstanceOf(IllegalArgumentException.class)
            .hasMessage("a slide highlights \"d\", which is on 0 lines of its code; expected one");
    }

    @Test
    void unknownMethodIsReported() {
        assertThatThrownBy(() -> Fragments.methods(CHECKOUT, "greenlab.green.Hub", List.of("runs"), 86))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage("a slide refers to an unknown method: greenlab.green.Hub.runs");
    }

    @Test
    void longLinesAreBrokenAndIndented() throws IOException {
        String code = Fragments.methods(CHECKOUT, "greenlab.net.NonBlockingChannel", List.of("retried"), 86);
        assertThat(code).startsWith("""
            private <T> T retried(int ops, long deadline, String operation, Attempt<T> attempt)
                    throws IOException {
                IoCondition""".stripIndent()).doesNotContainPattern(".{87}");
    }

    @Test
    void overloadIsFoundByParameterCount() throws IOException {
        assertThat(Fragments.methods(CHECKOUT, "greenlab.green.Greenlet", List.of("join/1"), 86))
            .startsWith("public boolean join(Duration limit) throws IOException {").endsWith("\n}");
    }
}
