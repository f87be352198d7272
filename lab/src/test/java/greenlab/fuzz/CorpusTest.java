package greenlab.fuzz;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Each target accepts its seeds, and what a fuzzer found once. CONTRIBUTING.md describes how to run the fuzzer. */
@ResourceLock(Resources.SYSTEM_OUT)
class CorpusTest {
    private interface Target {
        void accept(byte[] input) throws Exception;
    }

    @TestFactory
    List<DynamicNode> findingsStayFixed() {
        return List.of(node("run-json", RunJsonTarget::fuzzerTestOneInput),
            node("run-request", RunRequestTarget::fuzzerTestOneInput),
            node("delay-path", DelayPathTarget::fuzzerTestOneInput),
            node("stage-script", StageScriptTarget::fuzzerTestOneInput),
            node("saved-run", SavedRunTarget::fuzzerTestOneInput));
    }

    private static DynamicNode node(String folder, Target target) {
        return DynamicContainer.dynamicContainer(folder, inputs(folder).map(input ->
            DynamicTest.dynamicTest(input.getFileName().toString(), () -> target.accept(Files.readAllBytes(input)))));
    }

    private static Stream<Path> inputs(String folder) {
        try (Stream<Path> files = Files.list(Path.of(CorpusTest.class.getResource("/fuzz/" + folder).toURI()))) {
            return files.sorted().toList().stream();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
