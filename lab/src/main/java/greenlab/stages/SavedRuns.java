package greenlab.stages;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import greenlab.run.Run;
import greenlab.run.RunJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The contents of a file written by {@code --save}: a run, or an array of them. An array of names, such as
 * {@code ["fast-3", "slow-3"]}, means the runs in the files of these names in the same folder.
 *
 * @param runs all of them
 * @param outcomes those of orders, which have more than a run
 * @param json all of them as JSON
 */
public record SavedRuns(List<Run> runs, List<Outcome> outcomes, String json) {
    /** In bytes; many times the size of a run with 10,000 fetches. */
    private static final int LONGEST = 50_000_000;
    private static final String NAME = "[a-z0-9-]+";
    private static final Gson STRICT = new GsonBuilder().setStrictness(Strictness.STRICT).create();

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with one line, if it holds something else
     */
    public static SavedRuns read(Path file) throws IOException {
        return read(file, text(file));
    }

    /** As {@link #read(Path)}, for a file whose text is known. */
    public static SavedRuns read(Path file, String text) throws IOException {
        try {
            JsonElement json = STRICT.fromJson(text, JsonElement.class);
            return isListOfNames(json) ? listed(file, json.getAsJsonArray()) : of(json, text);
        } catch (JsonParseException other) {
            throw new IllegalArgumentException(file + " was not written by --save: it isn't JSON", other);
        } catch (IllegalArgumentException other) {
            throw new IllegalArgumentException(file + " was not written by --save: " + other.getMessage(), other);
        }
    }

    /**
     * Returns the text of a file that {@code --save} has written. A device may have no end, so its length is bounded.
     *
     * @throws IllegalArgumentException with one line, if it is too long or isn't text
     */
    public static String text(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] start = bytes.readNBytes(LONGEST + 1);
            if (start.length > LONGEST) {
                throw new IllegalArgumentException(
                    file + " was not written by --save: it is longer than " + LONGEST + " bytes");
            }
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(start)).toString().strip();
        } catch (CharacterCodingException other) {
            throw new IllegalArgumentException(file + " was not written by --save: it isn't JSON", other);
        } catch (FileSystemException named) {
            throw named;
        } catch (IOException unreadable) {
            throw new IOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isListOfNames(JsonElement json) {
        return json != null && json.isJsonArray() && !json.getAsJsonArray().isEmpty()
            && json.getAsJsonArray().asList().stream().allMatch(name -> name.isJsonPrimitive()
                && name.getAsString().matches(NAME));
    }

    private static SavedRuns listed(Path file, JsonArray names) throws IOException {
        List<String> texts = new ArrayList<>();
        for (JsonElement name : names) {
            texts.add(text(file.resolveSibling(name.getAsString() + ".json")));
        }
        String text = "[\n" + String.join(",\n", texts) + "\n]";
        return of(STRICT.fromJson(text, JsonElement.class), text);
    }

    private static SavedRuns of(JsonElement json, String text) {
        if (json == null) {
            throw new IllegalArgumentException("it is empty");
        }
        List<JsonElement> all = json.isJsonArray() ? json.getAsJsonArray().asList() : List.of(json);
        List<Run> runs = new ArrayList<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonElement one : all) {
            runs.add(RunJson.run(one.toString()));
            if (one.getAsJsonObject().has("order")) {
                outcomes.add(Outcome.of(one.getAsJsonObject(), runs.getLast()));
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("it contains no run");
        }
        return new SavedRuns(List.copyOf(runs), List.copyOf(outcomes), text);
    }
}
