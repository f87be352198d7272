package greenlab.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import greenlab.render.LineChart.Point;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class LineChartTest {
    private static final List<Point> HILL = List.of(new Point(0, 1), new Point(1, 5), new Point(2, 3));

    private static LineChart chart() {
        return new LineChart("Here & there", "seconds", "requests");
    }

    private static Element parse(LineChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(chart.svg()))).getDocumentElement();
    }

    @Test
    void descriptionHasEachLineInWords() throws Exception {
        var root = parse(chart().line("a < b", HILL, Point::x, Point::y).band("the fault", 0.5, 1));
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Here & there");
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(
            "Here & there. requests over seconds. a < b: 1 at 0, 5 at 1, 3 at 2. the fault: 0.5 to 1.");
    }

    @Test
    void longLine_isDescribedByItsExtremes() throws Exception {
        var many = IntStream.rangeClosed(0, 100).mapToObj(i -> new Point(i, i == 40 ? 1234 : 1)).toList();
        assertThat(parse(chart().line("one", many, Point::x, Point::y)).getElementsByTagName("desc").item(0)
            .getTextContent()).endsWith("one begins at 1, is highest with 1,234 at 40, ends at 1.");
    }

    @Test
    void linesDifferByDashAndMarker() {
        assertThat(chart().line("one", HILL, Point::x, Point::y).line("two", HILL, Point::x, Point::y).svg())
            .contains("stroke-dasharray=\"none\" class=\"line line-0\"",
                "stroke-dasharray=\"8 4\" class=\"line line-1\"", "class=\"mark-0\"", "class=\"mark-1\"", "prefers-color-scheme: dark");
    }

    @Test
    void manyPointsAreReducedToMeans() {
        var many = IntStream.range(0, 6000).mapToObj(i -> new Point(i, i % 2)).toList();
        assertThat(chart().line("noise", many, Point::x, Point::y).svg()).hasSizeLessThan(12_000);
    }

    @Test
    void logarithmicAxes_spaceDecadesEvenly() throws Exception {
        var decades = List.of(new Point(1, 1), new Point(10, 10), new Point(100, 100));
        var lines = parse(chart().logarithmic().line("one", decades, Point::x, Point::y))
            .getElementsByTagName("polyline");
        String[] points = ((Element) lines.item(lines.getLength() - 1)).getAttribute("points").split("[ ,]");
        assertThat(Double.parseDouble(points[2]) - Double.parseDouble(points[0])).isCloseTo(
            Double.parseDouble(points[4]) - Double.parseDouble(points[2]), within(0.2));
    }

    @Test
    void panelsShareTheLegend() throws Exception {
        var root = parse(chart().panel("left").line("one", HILL, Point::x, Point::y)
            .panel("right").line("one", HILL, Point::x, Point::y).note("measured"));
        assertThat(root.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        assertThat(root.getTextContent()).contains("left", "right", "measured");
    }

    @Test
    void eighthLineIsRejected() {
        LineChart full = chart();
        IntStream.range(0, 7).forEach(i -> full.line("line " + i, HILL, Point::x, Point::y));
        assertThatIllegalStateException().isThrownBy(() -> full.line("eighth", HILL, Point::x, Point::y));
    }
}
