package greenlab.watch;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import greenlab.probe.Finding;
import greenlab.run.BlockGroup;
import greenlab.run.WatchReport;
import greenlab.run.Witness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads what the agent's {@code JdkWitness} left in the folder of a session. An event or a sample belongs to a block if
 * it has the same thread, and the culprit frame on its stack.
 */
final class WitnessReader {
    private static final String NOT_ASKED = "not asked";
    private static final String NO_RECORDING = "no recording";
    private static final String DUMPED = "yes";

    private final Path folder;
    private final Map<Integer, JsonObject> moments;
    private final List<RecordedEvent> events;

    /** {@code moments} has what the JDK said while a block lasted, by the block's id. */
    WitnessReader(Path folder, Map<Integer, JsonObject> moments) {
        this.folder = folder;
        this.moments = moments;
        this.events = events(folder.resolve("witness.jfr"));
    }

    /** Null if there is no recording: the JVM has no recorder, or was killed. */
    private static List<RecordedEvent> events(Path recording) {
        try {
            return RecordingFile.readAllEvents(recording);
        } catch (IOException none) {
            return null;
        }
    }

    /** One row for each group of a report. */
    List<Witness> read(WatchReport report) {
        return report.groups().stream()
            .map(group -> row(group, report.findings().stream().filter(group::contains).toList())).toList();
    }

    private Witness row(BlockGroup group, List<Finding> blocks) {
        List<RecordedEvent> pins = events("jdk.VirtualThreadPinned", blocks).toList();
        long samples = Stream.of("jdk.ExecutionSample", "jdk.NativeMethodSample")
            .flatMap(type -> events(type, blocks)).count();
        List<Finding> asked = blocks.stream().filter(block -> moments.containsKey(block.id())).toList();
        Finding seen = asked.stream().filter(block -> dump(block).equals(DUMPED)).findFirst()
            .orElse(asked.isEmpty() ? null : asked.getFirst());
        JsonObject moment = seen == null ? new JsonObject() : moments.get(seen.id());
        boolean virtual = blocks.getFirst().carrier() != null;
        return new Witness(group.kind(), group.frame(), group.call(), pinned(pins), reason(pins),
            events == null ? NO_RECORDING : samples == 0 ? "no" : "yes, " + samples,
            !virtual ? "-" : seen == null ? NOT_ASKED : text(moment, "scheduler", "needs JDK 24"),
            seen == null ? NOT_ASKED : dump(seen), text(moment, "state", NOT_ASKED));
    }

    private String pinned(List<RecordedEvent> pins) {
        double seconds = pins.stream().mapToDouble(pin -> pin.getDuration().toNanos() / 1e9).sum();
        return events == null ? NO_RECORDING : pins.isEmpty() ? "no event"
            : String.format(Locale.ROOT, "yes, %d: %.2f s", pins.size(), seconds);
    }

    private static String reason(List<RecordedEvent> pins) {
        return pins.stream().filter(pin -> pin.hasField("pinnedReason")).map(pin -> pin.getString("pinnedReason"))
            .filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static String text(JsonObject moment, String field, String otherwise) {
        JsonElement value = moment.get(field);
        return value == null || value.isJsonNull() ? otherwise : value.getAsString();
    }

    private Stream<RecordedEvent> events(String type, List<Finding> blocks) {
        return events == null ? Stream.empty() : events.stream()
            .filter(event -> event.getEventType().getName().equals(type) && event.getStackTrace() != null)
            .filter(event -> blocks.stream().anyMatch(block -> isOf(thread(event), block)) && shows(event, blocks));
    }

    private static RecordedThread thread(RecordedEvent event) {
        return event.hasField("sampledThread") ? event.getThread("sampledThread") : event.getThread();
    }

    private static boolean isOf(RecordedThread thread, Finding block) {
        return thread != null && (block.thread().equals("#" + thread.getJavaThreadId())
            || block.thread().equals(thread.getJavaName()));
    }

    private static boolean shows(RecordedEvent event, List<Finding> blocks) {
        String culprit = blocks.getFirst().frame();
        return event.getStackTrace().getFrames().stream().map(frame -> frame.getMethod())
            .anyMatch(method -> culprit.equals(method.getType().getName() + "." + method.getName()));
    }

    /** The dump may have come too late: it takes some time, and the thread goes on meanwhile. */
    private String dump(Finding block) {
        try {
            JsonObject dump = JsonParser.parseString(Files.readString(folder.resolve("dump-" + block.id() + ".json")))
                .getAsJsonObject().getAsJsonObject("threadDump");
            return elements(dump.getAsJsonArray("threadContainers"))
                .flatMap(container -> elements(container.getAsJsonArray("threads")))
                .filter(thread -> block.thread().equals("#" + thread.get("tid").getAsString())
                    || block.thread().equals(thread.get("name").getAsString()))
                .anyMatch(thread -> stack(thread).contains(block.frame() + "(")) ? DUMPED : "no, too late";
        } catch (IOException | JsonParseException | IllegalStateException none) {
            return "no dump";
        }
    }

    private static Stream<JsonObject> elements(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    private static String stack(JsonObject thread) {
        return thread.getAsJsonArray("stack").toString();
    }
}
