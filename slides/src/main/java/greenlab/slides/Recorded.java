package greenlab.slides;

import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The runs that {@code stage --save} has left in {@code slides/runs}; {@code recorded.properties} says on which machine
 * and when.
 */
public final class Recorded {
    private final Path folder;
    private final Properties places = new Properties();

    /** Those of this checkout. */
    public Recorded(Checkout house) throws IOException {
        folder = house.root().resolve("slides/runs");
        try (Reader reader = Files.newBufferedReader(folder.resolve("recorded.properties"))) {
            places.load(reader);
        }
    }

    /** All runs of a file such as {@code stages-green.json}, in the order in which they ran. */
    public List<Run> runs(String file) throws IOException {
        return RunJson.runs(Files.readString(folder.resolve(file)));
    }

    /** One stage's run on this Java, a major version; empty where the file has none. */
    public Optional<Run> run(String file, int stage, String java) throws IOException {
        return runs(file).stream().filter(run -> run.stage() != null && run.stage() == stage)
            .filter(run -> run.javaLabel().replace("*", "").equals(java)).findFirst();
    }

    /** Where and when, such as {@code 2 cores, Debian 12, 2026-11-21}. */
    public String place(String file) {
        String place = places.getProperty(file);
        if (place == null) {
            throw new IllegalArgumentException("slides/runs/recorded.properties does not say where and when " + file
                + " was recorded");
        }
        return place;
    }
}
