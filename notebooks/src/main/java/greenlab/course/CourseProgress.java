package greenlab.course;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import greenlab.render.StatusTable;
import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.setup.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A reader's progress across notebooks: the runs that fill the status table, the predictions, and the points. Saved in
 * files, which are read each time, since another notebook's kernel may write them, too. They may be deleted at any
 * time; an unreadable file counts as empty.
 */
final class CourseProgress {
    static final List<Integer> STAGES = List.of(0, 1, 2, 3, 4);
    /** Where there is no JDK 25, a later one is used in its place, under its own number. */
    private static final String CURRENT = new Jdks().find(25).isPresent() ? "25" : "" + Runtime.version().feature();
    static final List<String> JAVAS = List.of("21", CURRENT);
    private static final String UNKNOWN = "???";
    private static final Set<String> WORDS = Set.of("fast", "slow", UNKNOWN);
    private static final Gson GSON = new Gson();

    private final Score score;
    private final Path runsFile;
    private final Path predictionsFile;

    /** @param folder is created by the first write */
    CourseProgress(Path folder) {
        score = new Score(folder);
        runsFile = folder.resolve("runs.json");
        predictionsFile = folder.resolve("predictions.json");
    }

    private List<Run> runs() {
        return new ArrayList<>(read(runsFile, RunJson::runs, List.of()));
    }

    /** The verdicts predicted, by stage and Java, such as {@code 0/21}. */
    private Map<String, String> predictions() {
        return new TreeMap<>(read(predictionsFile,
            json -> GSON.fromJson(json, new TypeToken<Map<String, String>>() {}), Map.of()));
    }

    /** The points for exercises. */
    Score score() {
        return score;
    }

    /** Adds a run, in place of an earlier one of the same cell of the table. */
    void add(Run run) throws IOException {
        List<Run> runs = runs();
        runs.removeIf(earlier -> cell(earlier).equals(cell(run)));
        runs.add(run);
        write(runsFile, RunJson.of(runs));
    }

    private static List<Object> cell(Run run) {
        return Arrays.asList(run.stage(), run.javaLabel(), run.n(), run.delay());
    }

    /** Saves a prediction of a stage on both Java versions; {@code ???} is none. */
    void predict(int stage, String java21, String java25) throws IOException {
        for (String word : List.of(java21, java25)) {
            if (!WORDS.contains(word)) {
                throw new IllegalArgumentException("unknown prediction '" + word + "'; expected fast, slow or ???");
            }
        }
        Map<String, String> predictions = predictions();
        predictions.put(stage + "/21", java21);
        predictions.put(stage + "/" + CURRENT, java25);
        write(predictionsFile, GSON.toJson(predictions));
    }

    /** The status table. Only runs with the same number of fetches and the same delay are comparable. */
    StatusTable table(int n, double delay) {
        return StatusTable.of(runs().stream().filter(run -> run.n() == n && run.delay() == delay).toList(), STAGES,
            JAVAS);
    }

    /** What was measured and predicted for each stage, and how many of the predictions were right. */
    String score(StatusTable table) {
        Map<String, String> predictions = predictions();
        var lines = new ArrayList<String>();
        var right = new ArrayList<Boolean>();
        for (int stage : STAGES) {
            var measured = new ArrayList<String>();
            var predicted = new ArrayList<String>();
            for (String java : JAVAS) {
                Run run = table.run(stage, java);
                measured.add(run == null ? UNKNOWN : run.verdict().word());
                predicted.add(predictions.getOrDefault(stage + "/" + java, UNKNOWN));
                if (run != null && !predicted.getLast().equals(UNKNOWN)) {
                    right.add(measured.getLast().equals(predicted.getLast()));
                }
            }
            lines.add("stage " + stage + ": " + String.join("/", measured) + ", you predicted "
                + String.join("/", predicted));
        }
        lines.add(right.isEmpty() ? "No prediction to compare yet."
            : "You were right " + Collections.frequency(right, true) + " times out of " + right.size() + ".");
        return String.join("\n", lines);
    }

    private static void write(Path file, String json) throws IOException {
        Files.createDirectories(file.getParent());
        Path part = Files.writeString(Files.createTempFile(file.getParent(), "new", null), json + "\n");
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static <T> T read(Path file, Function<String, T> parse, T otherwise) {
        try {
            T read = parse.apply(Files.readString(file));
            return read == null ? otherwise : read;
        } catch (IOException | IllegalArgumentException | JsonParseException unreadable) {
            return otherwise;
        }
    }
}
