package greenlab.fuzz;

import greenlab.setup.Checkout;
import greenlab.stages.StageScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Any file is a stage's script, whose words have no blanks, or an {@link IOException}. */
public final class StageScriptTarget {
    private static final Checkout CHECKOUT = checkout();

    private StageScriptTarget() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Files.write(CHECKOUT.stages().resolve("stage1.java"), input);
        StageScript script;
        try {
            script = StageScript.named(CHECKOUT, "stage1.java");
        } catch (IOException invalid) {
            Property.oneLine(invalid, input);
            return;
        }
        for (String name : List.of("DEPS", "SOURCES", "JAVA", "JAVA_OPTIONS", "RUNTIME_OPTIONS")) {
            for (String word : script.words(name)) {
                Property.require(word.matches("\\S+"), "a word with blanks");
            }
        }
    }

    private static Checkout checkout() {
        try {
            Path root = Files.createTempDirectory("greenlab-fuzz");
            Files.createDirectories(root.resolve("jbang-scripts/stages"));
            return new Checkout(root);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
