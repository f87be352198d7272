package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.run.Run;
import greenlab.run.Samples;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class SvgTimelineTest {

    static Stream<Run> runs() {
        return Stream.of(Samples.slow(10), Samples.fast(10), Samples.running(), Samples.broken(),
            Samples.slowEmulated(), Samples.serial(), Samples.threads(), Samples.fast(100), Samples.slow(300),
            Samples.recorder(1, "25", false, "green", "http", 2, 0).snapshot());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void isWellFormed_andHasADescription(Run run) throws Exception {
        var root = parse(SvgTimeline.of(run)).getDocumentElement();
        assertThat(root.getAttribute("role")).isEqualTo("img");
        for (String id : root.getAttribute("aria-labelledby").split(" ")) {
            assertThat(elements(root, "*")).filteredOn(e -> e.getAttribute("id").equals(id)).hasSize(1);
        }
        assertThat(elements(root, "desc").getFirst().getTextContent()).isEqualTo(RunSummary.story(run));
        assertThat(elements(root, "script")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void hasALaneForEachFetch_upTo100(Run run) throws Exception {
        assertThat(ofClass(run, "fetch")).hasSize(Math.min(run.n(), 100));
    }

    @Test
    void namesTheCulpritFrame() throws Exception {
        var blocks = ofClass(Samples.slow(10), "block");
        assertThat(blocks).hasSize(10);
        assertThat(blocks.get(2).getTextContent())
            .isEqualTo("fetch 3: blocks the thread in NativeCrypto.SSL_read, 2.05 s to 3.05 s");
        assertThat(ofClass(Samples.slow(10), "on-block")).extracting(Element::getTextContent)
            .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).mapToObj(String::valueOf).toList());
        assertThat(SvgTimeline.of(Samples.slow(10)))
            .contains(">The thread was blocked for 9.97 s in NativeCrypto.SSL_read<");
        assertThat(SvgTimeline.of(Samples.slowEmulated())).contains(">2 in NativeCrypto.SSL_read<");
    }

    @Test
    void showsBothClocks_andTheVerdict() {
        assertThat(SvgTimeline.of(Samples.slow(10))).contains(">slow<", ">10.05 s<", ">1 in flight<");
        assertThat(SvgTimeline.of(Samples.fast(10))).contains(">fast<", ">1.12 s<", ">10 in flight<");
        assertThat(SvgTimeline.of(Samples.running())).contains(">running<", ">now 3.50 s<")
            .doesNotContain("at a time<");
    }

    @Test
    void stoppedRun_isNotDrawnAsRunning() {
        assertThat(SvgTimeline.of(Samples.running().stopped()))
            .contains(">stopped<", ">stopped after 3.50 s<", "stopped after 3.50 s, 3 answered")
            .doesNotContain(">running<", ">now 3.50 s<");
    }

    @Test
    void legendHasOnlyWhatOccurs() {
        assertThat(SvgTimeline.of(Samples.fast(10))).contains(">waiting for the server<", ">done<")
            .doesNotContain(">blocks the thread<", ">failed<");
        assertThat(SvgTimeline.of(Samples.slow(10))).contains(">blocks the thread<");
        assertThat(SvgTimeline.of(Samples.broken())).contains(">done<", ">failed<");
    }

    /** At the full width of a slide, ten lanes have to be less than half as high. */
    @Test
    void tenLanesFitOnASlide() throws Exception {
        for (Run run : List.of(Samples.slow(10), Samples.fast(10), Samples.running())) {
            var root = parse(SvgTimeline.of(run)).getDocumentElement();
            assertThat(Double.parseDouble(root.getAttribute("height")))
                .isLessThan(Double.parseDouble(root.getAttribute("width")) * 0.46);
        }
    }

    @Test
    void marksFailures_andEscapesTheReason() {
        assertThat(SvgTimeline.of(Samples.broken())).contains(">failed<",
            "fetch 4 failed: connection reset by &lt;server&gt; &amp; gone",
            "failed: the JVM of stage 2 ended with exit code 137");
    }

    @Test
    void longReason_isShortenedExceptInTheDescription() {
        String svg = SvgTimeline.of(Samples.blocking(2, 1, false).broken("because ".repeat(30) + "so"));
        assertThat(svg).contains("…</text>").contains("because so. The thread was blocked");
    }

    /** Some viewers remove the style sheet. */
    @Test
    void withoutStyleSheet_keepsItsColours() throws Exception {
        assertThat(ofClass(Samples.slow(10), "small").getFirst().getAttribute("fill")).isEqualTo("#5b6675");
        assertThat(ofClass(Samples.slow(10), "card").getFirst().getAttribute("fill")).isEqualTo("#ffffff");
        assertThat(ofClass(Samples.slow(10), "blocked").getFirst().getAttribute("fill")).startsWith("url(#");
    }

    @Test
    void emulatedJava_hasAFootnote() {
        assertThat(SvgTimeline.of(Samples.slowEmulated())).contains("Java 21*", RunSummary.FOOTNOTE);
        assertThat(SvgTimeline.of(Samples.slow(10))).doesNotContain(RunSummary.FOOTNOTE);
    }

    @Test
    void differentRuns_haveDifferentIds() throws Exception {
        var ids = Stream.of(Samples.slow(10), Samples.fast(10), Samples.slow(9)).map(SvgTimelineTest::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(id(Samples.slow(10))).isEqualTo(ids.getFirst());
    }

    @Test
    void axisGrowsInSteps() {
        var recorder = Samples.blocking(10, 0, false);
        var spans = IntStream.rangeClosed(1, 100)
            .mapToObj(tenth -> Axis.of(recorder.snapshot(tenth / 10.0)).max()).distinct();
        assertThat(spans).containsExactly(1.5, 3.0, 6.0, 10.5);
    }

    private static String id(Run run) {
        return SvgTimeline.of(run).replaceFirst("(?s).*?aria-labelledby=\"(\\S+)-title.*", "$1");
    }

    private static List<Element> ofClass(Run run, String style) throws Exception {
        return elements(parse(SvgTimeline.of(run)).getDocumentElement(), "*").stream()
            .filter(e -> e.getAttribute("class").equals(style)).toList();
    }

    private static List<Element> elements(Element root, String name) {
        var nodes = root.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i)).toList();
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
