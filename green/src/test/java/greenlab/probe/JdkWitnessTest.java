package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkWitnessTest {
    private static final String FRAME = "acme.Orders.load";

    private static Finding block(int id, String frame) {
        return new Finding(id, 0, 0.1, true, BlockKind.MONITOR, "#1", "worker-1", frame, null, 0, false,
            List.of(frame + "(Orders.java:7)"), null, null);
    }

    @Test
    void leavesARecordingAndDumps_butNoThread(@TempDir Path folder) throws Exception {
        Path events = Files.createFile(folder.resolve("events.ndjson"));
        try (var witness = new JdkWitness(events)) {
            for (int id = 1; id <= 5; id++) {
                witness.begun(block(id, FRAME), Thread.currentThread());
                for (int i = 0; i < 200 && id <= 3 && Files.notExists(folder.resolve("dump-" + id + ".json")); i++) {
                    Thread.sleep(20);
                }
                Thread.sleep(50);   // the dump is there before its task has ended
            }
            witness.bye();
        }
        assertThat(folder.resolve("dump-1.json")).content().contains("leavesARecordingAndDumps_butNoThread");
        assertThat(Files.readAllLines(events)).hasSizeLessThanOrEqualTo(4)
            .first().asString().contains("\"what\":\"moment\",\"id\":1", "\"state\":\"RUNNABLE\"");
        assertThat(RecordingFile.readAllEvents(folder.resolve(JdkWitness.RECORDING)))
            .allMatch(event -> event.getEventType().getName().matches("jdk.(VirtualThreadPinned|\\w+Sample)"));
        assertThat(FlightRecorder.getFlightRecorder().getRecordings())
            .noneMatch(recording -> recording.getName().equals("greenlab-watch"));
        assertThat(Thread.getAllStackTraces().keySet()).noneMatch(t -> t.getName().equals("greenlab-watch-dump"));
    }

    @Test
    void closesWithoutItsFolder(@TempDir Path temp) throws Exception {
        Path folder = Files.createDirectory(temp.resolve("session"));
        Path events = Files.createFile(folder.resolve("events.ndjson"));
        try (var witness = new JdkWitness(events)) {
            Files.delete(folder.resolve(JdkWitness.RECORDING));   // empty so far
            Files.delete(events);
            Files.delete(folder);
            witness.begun(block(1, FRAME), Thread.currentThread());
            witness.bye();
        }
        assertThat(folder).doesNotExist();
        assertThat(FlightRecorder.getFlightRecorder().getRecordings())
            .noneMatch(recording -> recording.getName().equals("greenlab-watch"));
    }
}
