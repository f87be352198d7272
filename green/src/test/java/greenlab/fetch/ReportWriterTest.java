package greenlab.fetch;

import static greenlab.fetch.ReportLine.Type.EVENT;
import static greenlab.fetch.ReportLine.Type.RESULT;
import static greenlab.fetch.ReportLine.Type.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that hangs never ends its report, so events have to be written before. */
@Timeout(20)
class ReportWriterTest {
    private static final Event OPEN = Event.of(0, 1, Event.What.OPEN);

    private final ByteArrayOutputStream watched = new ByteArrayOutputStream();
    private final ByteArrayOutputStream unwatched = new ByteArrayOutputStream();

    private static ReportWriter writer(ByteArrayOutputStream to, boolean live) {
        return new ReportWriter(new PrintStream(to, true, StandardCharsets.UTF_8), live);
    }

    private static List<ReportLine.Type> types(ByteArrayOutputStream written) {
        return written.toString(StandardCharsets.UTF_8).lines().map(line -> ReportLine.parse(line).type()).toList();
    }

    private static void awaitLines(int many, ByteArrayOutputStream written) throws InterruptedException {
        while (types(written).size() < many) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void watchedEventsAreWrittenImmediatelyAndOthersSoon() throws InterruptedException {
        writer(watched, true).accept(OPEN);
        awaitLines(2, watched);
        assertThat(types(watched)).containsExactly(STARTED, EVENT);
        writer(unwatched, false).accept(OPEN);
        assertThat(types(unwatched)).isEmpty();
        awaitLines(2, unwatched);
        assertThat(types(unwatched)).containsExactly(STARTED, EVENT);
    }

    @Test
    void theEndWritesWhatIsLeft() throws InterruptedException {
        var report = writer(unwatched, false);
        report.accept(OPEN);
        report.end(FetchResult.failed("no route"));
        assertThat(types(unwatched)).containsExactly(STARTED, EVENT, RESULT);
    }
}
