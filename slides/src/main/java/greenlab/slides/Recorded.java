package greenlab.slides;

import greenlab.run.Run;
import greenlab.run.RunJson;
import greenlab.setup.Checkout;
import greenlab.stepper.HubSteps;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The recorded runs of the deck, in {@code slides/runs}, and where and when {@link DeckRecorder} recorded them.
 */
final class Recorded {
    /** The file with the machine, the date and the commit. */
    static final String PLACE = "recorded.properties";
    /** The file with the steps of notebook 02's hub. */
    static final String HUB_STEPS = "hub-steps.json";

    private final Path folder;
    private final Properties recorded = new Properties();

    /** The recorded runs of this checkout. */
    Recorded(Checkout checkout) throws IOException {
        folder = checkout.root().resolve("slides/runs");
        recorded.load(new StringReader(Files.readString(folder.resolve(PLACE))));
    }

    /** All runs of a file such as {@code stages-green.json}, in the order in which they ran. */
    List<Run> runs(String file) throws IOException {
        return RunJson.runs(Files.readString(folder.resolve(file)));
    }

    /** The recorded run of notebook 02's hub. */
    HubSteps hubSteps() throws IOException {
        return HubSteps.parse(Files.readString(folder.resolve(HUB_STEPS)));
    }

    /** The machine and the date, such as {@code 2 cores, Debian 12, 2026-11-21}. */
    String place() {
        return recorded.getProperty("place");
    }

    /** The commit of the code that ran. */
    String commit() {
        return recorded.getProperty("commit");
    }
}
