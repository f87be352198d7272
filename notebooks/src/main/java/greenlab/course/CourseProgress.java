package greenlab.course;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import greenlab.run.Run;
import greenlab.run.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A reader's progress across notebooks: the runs that fill the status table, and the predictions. Saved in two files,
 * which may be deleted at any time; an unreadable file counts as empty.
 */
final class CourseProgress {
    /** The table shows only the last run of each cell, so a few runs are enough. */
    private static final int MAX_RUNS = 40;

    /** For each stage the verdicts predicted for Java 21 and Java 25. */
    private static final class Predictions extends TreeMap<Integer, List<String>> {
        private static final long serialVersionUID = 1;
    }

    private final Path runsFile;
    private final Path predictionsFile;
    private final List<Run> runs;
    private final Predictions predictions;

    /** @param folder is created by the first write */
    CourseProgress(Path folder) {
        runsFile = folder.resolve("runs.json");
        predictionsFile = folder.resolve("predictions.json");
        runs = new ArrayList<>(readRuns());
        predictions = readPredictions();
    }

    List<Run> runs() {
        return runs;
    }

    Map<Integer, List<String>> predictions() {
        return predictions;
    }

    void add(Run run) throws IOException {
        runs.add(run);
        int from = Math.max(0, runs.size() - MAX_RUNS);
        write(runsFile, RunJson.of(List.copyOf(runs.subList(from, runs.size()))));
    }

    void predict(int stage, String java21, String java25) throws IOException {
        predictions.put(stage, List.of(java21, java25));
        write(predictionsFile, new Gson().toJson(predictions));
    }

    private static void write(Path file, String json) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, json + "\n");
    }

    private List<Run> readRuns() {
        try {
            return Files.exists(runsFile) ? RunJson.runs(Files.readString(runsFile)) : List.of();
        } catch (IOException | IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private Predictions readPredictions() {
        try {
            Predictions read = Files.exists(predictionsFile)
                ? new Gson().fromJson(Files.readString(predictionsFile), Predictions.class) : null;
            return read == null ? new Predictions() : read;
        } catch (IOException | JsonParseException unreadable) {
            return new Predictions();
        }
    }
}
