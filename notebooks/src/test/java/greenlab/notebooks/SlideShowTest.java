package greenlab.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A notebook can be presented with nbconvert. */
@Tag("system")
class SlideShowTest {

    /**
     * What slides.py prints.
     *
     * @param loaded the addresses from which the page loads scripts and styles
     */
    record Report(List<String> loaded, int notes, int solutions) {}

    @Test
    void slidesNeedNoNetwork_andSolutionsAreNotes() throws IOException, InterruptedException {
        var report = Lab.find().run(Report.class, "slides.py", Course.notebook(0));
        assertThat(report.loaded()).isNotEmpty()
            .allSatisfy(address -> assertThat(Path.of(URI.create(address))).isRegularFile());
        assertThat(report.solutions()).isPositive();
        assertThat(report.notes()).isGreaterThanOrEqualTo(report.solutions());
    }
}
