package greenlab.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README's table has exactly one row for each test. */
class TableTest {

    @Test
    void tableHasARowForEachTest() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("README.md")).stream()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what"))
            .map(line -> line.split("\\|")[1].strip()).toList();
        List<String> proven = Stream.of(BecomesGreenTest.class, DatabaseBecomesGreenTest.class,
            MailBecomesGreenTest.class, OwnThreadsBlockTest.class, StaysBlockingTest.class)
            .flatMap(tests -> Stream.of(tests.getDeclaredMethods()))
            .map((Method method) -> method.getAnnotation(DisplayName.class)).filter(name -> name != null)
            .map(DisplayName::value).toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(proven);
    }
}
