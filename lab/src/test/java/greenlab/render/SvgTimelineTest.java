package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.FetchResult;
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
        assertThat(ofClass(Samples.slow(10), "on-block")).extracting(Element::getTextContent).containsExactly(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "in NativeCrypto.SSL_read");
        assertThat(SvgTimeline.of(Samples.slow(10)))
            .contains(">The thread was blocked for 9.97 s in NativeCrypto.SSL_read<");
    }

    /** Even in a font with wide characters, of eight pixels each. */
    @Test
    void longFrame_isShortenedToItsBlocks() throws Exception {
        for (int answered : List.of(1, 2, 3)) {
            var run = Samples.blocking(10, answered, false).snapshot();
            String frame = ofClass(run, "on-block").getLast().getFirstChild().getNodeValue();
            assertThat(frame).startsWith("in N").endsWith("…").hasSizeLessThan((int) (answered * 618 / 10.8 / 8));
            assertThat(ofClass(run, "on-block").getLast().getTextContent()).endsWith("…in NativeCrypto.SSL_read");
        }
    }

    @Test
    void carriers_haveARowEach() throws Exception {
        Run run = Samples.carriers(4).finished(new FetchResult(1.1, 4, Samples.CONSCRYPT, null));
        assertThat(ofClass(run, "thread")).hasSize(4);
        assertThat(ofClass(run, "on-block")).extracting(Element::getTextContent).containsExactly("1", "2", "3", "4");
        assertThat(SvgTimeline.of(run)).contains(">carriers<",
            ">Up to 4 carriers were blocked at once, in all for 4.00 s in NativeCrypto.SSL_read<");
    }

    @Test
    void showsBothClocks_andTheVerdict() {
        assertThat(SvgTimeline.of(Samples.slow(10))).contains(">slow<", ">10.05 s<", ">1 in flight<");
        assertThat(SvgTimeline.of(Samples.fast(10))).contains(">fast<", ">1.12 s<", ">10 in flight<");
        assertThat(SvgTimeline.of(Samples.running())).contains(">running<", ">now 3.50 s<")
            .doesNotContain("at a time<");
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
    void longReason_isWrapped_andNeverCut() throws Exception {
        String reason = "because " + "/of/a/path".repeat(20) + " and so".repeat(20);
        var notes = ofClass(Samples.blocking(2, 1, false).broken(reason), "strong bad");
        assertThat(notes).extracting(Element::getTextContent).allMatch(line -> line.length() <= 94);
        String whole = notes.stream().limit(notes.size() - 1).map(Element::getTextContent).reduce("", String::concat);
        assertThat(whole.replace(" ", "")).isEqualTo(("failed:" + reason).replace(" ", ""));
    }

    /** A page that plays a recording covers the lanes, and hides the results until its end. */
    @Test
    void pageCanHideLanesAndResult() throws Exception {
        var root = parse(SvgTimeline.of(Samples.slow(10))).getDocumentElement();
        double x0 = number(root, "data-x0");
        double perSecond = (number(root, "data-x1") - x0) / number(root, "data-seconds");
        for (Element bar : ofClass(Samples.slow(10), "blocked").subList(0, 20)) {   // the next one is in the legend
            assertThat(number(bar, "x")).isBetween(x0, x0 + perSecond * 10.05);
            assertThat(number(bar, "y")).isBetween(number(root, "data-y0"), number(root, "data-y1"));
        }
        var results = elements(root, "g").stream().filter(g -> g.getAttribute("class").matches("(.* )?result"))
            .map(Element::getTextContent).toList();
        assertThat(results).hasSize(3).anyMatch(text -> text.contains("slow10.05 sclient's clock1 in flight"))
            .anyMatch(text -> text.contains("The thread was blocked")).contains("blocks the thread");
    }

    @Test
    void fastAndSlowRuns_shareAnAxis() {
        for (int n : List.of(1, 3, 10)) {
            assertThat(SvgTimeline.of(Samples.fast(n)))
                .contains("data-seconds=\"%s\"".formatted(Axis.of(Samples.slow(n)).max()));
        }
        assertThat(Axis.of(Samples.slow(10)).max()).isEqualTo(10.8);
    }

    /** Of a hundred delays, one would not be visible. */
    @Test
    void axisOfManyFetches_isLimitedUnlessExceeded() {
        assertThat(Axis.of(Samples.fast(100)).max()).isLessThan(14);
        assertThat(SvgTimeline.of(Samples.fast(100))).contains(">serial: 100 s →<");
        assertThat(Axis.of(Samples.slow(100)).max()).isGreaterThan(100);
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
    void axisOfARunInProgress_stays() {
        var recorder = Samples.blocking(10, 0, false);
        var spans = IntStream.rangeClosed(1, 100)
            .mapToObj(tenth -> Axis.of(recorder.snapshot(tenth / 10.0)).max()).distinct().toList();
        assertThat(spans).containsExactly(10.8);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
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
