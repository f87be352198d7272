package greenlab.slides;

import static org.assertj.core.api.Assertions.assertThat;

import greenlab.fetch.RunSpec;
import greenlab.setup.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording, with a few runs of the matrix. */
@Tag("system")
class MatrixRecorderTest {
    private static final Checkout CHECKOUT = Checkout.find();
    private static final String FETCHES = "stage-1-java-25-green-http-n-3";
    private static final String ORDER = "order-patch-client-provider-engine-java-25-n-10";
    /** An order after which TLS doesn't start. */
    private static final String FAILS = "order-patch-engine-provider-client-java-25-n-10";

    @TempDir
    private Path folder;

    @Test
    void interruptedRecordingContinues() throws Exception {
        MatrixRecorder.record(CHECKOUT, folder, matrix());
        Recorded recorded = new Recorded(folder);
        assertThat(recorded.keys()).containsExactly(FETCHES, ORDER, FAILS);
        assertThat(recorded.place()).matches("\\d+ cores, .+, \\d{4}-\\d\\d-\\d\\d");
        assertThat(recorded.commit()).matches("[0-9a-f]{40}");
        assertThat(recorded.read(ORDER).outcomes()).singleElement().extracting(one -> one.order().toString())
            .isEqualTo("patch client provider engine");

        String first = Files.readString(folder.resolve(FETCHES + ".json"));
        Files.delete(folder.resolve(ORDER + ".json"));
        MatrixRecorder.record(CHECKOUT, folder, matrix());
        assertThat(folder.resolve(FETCHES + ".json")).hasContent(first);
        assertThat(recorded.keys()).containsExactly(FETCHES, ORDER, FAILS);
    }

    @Test
    void recordingsOfAnotherCommitAreReplaced() throws Exception {
        Files.writeString(folder.resolve(Recorded.PLACE), "place = elsewhere\ncommit = 0000\n");
        Files.writeString(folder.resolve(FETCHES + ".json"), "old");
        MatrixRecorder.record(CHECKOUT, folder, Map.of(FETCHES, RunMatrix.all().get(FETCHES)));
        assertThat(new Recorded(folder).read(FETCHES).runs()).hasSize(1);
        assertThat(new Recorded(folder).place()).isNotEqualTo("elsewhere");
    }

    private static Map<String, RunSpec> matrix() {
        Map<String, RunSpec> some = new LinkedHashMap<>(RunMatrix.all());
        some.keySet().retainAll(List.of(FETCHES, ORDER, FAILS));
        return some;
    }
}
