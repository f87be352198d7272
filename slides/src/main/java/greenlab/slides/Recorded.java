package greenlab.slides;

import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.setup.Checkout;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The runs that {@code stage --save} has saved in {@code slides/runs}; {@code recorded.properties} has each file's
 * machine and date.
 */
final class Recorded {
    private final Path folder;
    private final Properties places = new Properties();

    /** The recorded runs of this checkout. */
    Recorded(Checkout checkout) throws IOException {
        folder = checkout.root().resolve("slides/runs");
        places.load(new StringReader(Files.readString(folder.resolve("recorded.properties"))));
    }

    /** All runs of a file such as {@code stages-green.json}, in the order in which they ran. */
    List<Run> runs(String file) throws IOException {
        return RunJson.runs(Files.readString(folder.resolve(file)));
    }

    /** The machine and the date, such as {@code 2 cores, Debian 12, 2026-11-21}. */
    String place(String file) {
        return Optional.ofNullable(places.getProperty(file)).orElseThrow(() ->
            new IllegalArgumentException("slides/runs/recorded.properties has no entry for " + file));
    }
}
