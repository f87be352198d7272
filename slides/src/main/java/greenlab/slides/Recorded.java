package greenlab.slides;

import greenlab.run.Run;
import greenlab.run.WatchReport;
import greenlab.setup.Checkout;
import greenlab.stages.SavedRuns;
import greenlab.stepper.HubSteps;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * The recorded runs in {@code slides/runs}, one in each file, and where and when {@link MatrixRecorder} recorded them.
 * The other files there are lists of keys, by which the deck names several runs at once.
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
        this(folder(checkout));
    }

    Recorded(Path folder) throws IOException {
        this.folder = folder;
        recorded.load(new StringReader(Files.readString(folder.resolve(PLACE))));
    }

    /** Where a checkout's recorded runs are. */
    static Path folder(Checkout checkout) {
        return checkout.root().resolve("slides/runs");
    }

    /** The keys of the recorded runs, in the order of the matrix. */
    List<String> keys() {
        return RunMatrix.all().keySet().stream().filter(key -> Files.exists(folder.resolve(key + ".json"))).toList();
    }

    /** The run of a key; for an order also its outcome. */
    SavedRuns read(String key) throws IOException {
        return SavedRuns.read(folder.resolve(key + ".json"));
    }

    /** All runs of a file such as {@code stages-green.json}, in the order in which it lists them. */
    List<Run> runs(String file) throws IOException {
        return SavedRuns.read(folder.resolve(file)).runs();
    }

    /** A report of {@code watch}. */
    WatchReport watched(String file) throws IOException {
        return WatchReport.of(Files.readString(folder.resolve(file)));
    }

    /** The recorded run of notebook 02's hub. */
    HubSteps hubSteps() throws IOException {
        return HubSteps.parse(Files.readString(folder.resolve(HUB_STEPS)));
    }

    /** The machine and the date, such as {@code 2 cores, Debian 12, 2026-11-21}. */
    String place() {
        return recorded.getProperty("place");
    }

    /** The commit of the code that ran, apart from the groups that were recorded later. */
    String commit() {
        return recorded.getProperty("commit");
    }

    /** The commit of the code that ran for a group of runs, such as {@code stage-5}. */
    String commit(String group) {
        return recorded.getProperty("commit." + group, commit());
    }
}
