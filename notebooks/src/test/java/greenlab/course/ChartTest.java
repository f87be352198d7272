package greenlab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import greenlab.course.Chart.Point;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ChartTest {
    private static final List<Point> HILL = List.of(new Point(0, 1), new Point(1, 5), new Point(2, 3));

    private static Chart chart() {
        return new Chart("Here & there", "seconds", "requests");
    }

    @Test
    void descriptionHasEachLineInWords() throws Exception {
        String svg = chart().line("a < b", HILL, Point::x, Point::y).band("the fault", 0.5, 1).svg();
        var picture = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg))).getDocumentElement();
        assertThat(picture.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Here & there");
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("Here & there."
            + " requests over seconds. a < b begins at 1, is highest with 5 at 1, ends at 3. the fault: 0.5 to 1.");
    }

    @Test
    void linesDifferByDashAndMarker() {
        String svg = chart().line("one", HILL, Point::x, Point::y).line("two", HILL, Point::x, Point::y).svg();
        assertThat(svg).contains("class=\"line-0\" stroke-dasharray=\"\"", "class=\"line-1\" stroke-dasharray=\"8 4\"",
            "<path class=\"mark-0\"", "<path class=\"mark-1\"");
    }

    @Test
    void manyPointsAreReducedToMeans() {
        var many = IntStream.range(0, 6000).mapToObj(i -> new Point(i, i % 2)).toList();
        assertThat(chart().line("noise", many, Point::x, Point::y).svg()).hasSizeLessThan(8000);
    }

    @Test
    void fifthLineIsRejected() {
        Chart full = chart();
        for (int i = 0; i < 4; i++) {
            full.line("line " + i, HILL, Point::x, Point::y);
        }
        assertThatIllegalStateException().isThrownBy(() -> full.line("fifth", HILL, Point::x, Point::y));
    }
}
