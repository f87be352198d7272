package greenlab.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A copy of this checkout's sources, with nothing set up and a JBang cache of its own. */
record CopiedCheckout(Path root) {
    private static final int TIMEOUT_SECONDS = 300;
    private static final List<String> SOURCES =
        List.of("jbang", "jbang-catalog.json", "pom.xml", "jbang-scripts", "green", "server", "lab",
            "junit", "slides", "notebooks", "bench");
    private static final Set<String> BUILT = Set.of("target", "node_modules", ".ipynb_checkpoints");

    /** The result of a command. */
    record Ended(int exitCode, String out, List<String> err) {}

    /** Copies this checkout's sources to a subfolder of the given one. */
    static CopiedCheckout in(Path folder) throws IOException {
        Path real = greenlab.setup.Checkout.find().root();
        Path root = Files.createDirectory(folder.resolve("a checkout"));
        for (String source : SOURCES) {
            copy(real.resolve(source), root.resolve(source));
        }
        return new CopiedCheckout(root);
    }

    /** Skips what was built: other tests may be writing it. */
    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        if (Files.isDirectory(from)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(from,
                    file -> !BUILT.contains(file.getFileName().toString()))) {
                for (Path file : files) {
                    copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    Path lab() {
        return root.resolve(".lab");
    }

    /** Starts a command in this checkout; its output goes to the files out and err next to it. */
    Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile())
            .redirectOutput(sibling("out").toFile()).redirectError(sibling("err").toFile());
        Map<String, String> env = builder.environment();
        env.put("JBANG_CACHE_DIR", sibling("jbang-cache").toString());
        env.remove("GREENLAB_HOME");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s: " + command);
        }
        return new Ended(process.exitValue(), Files.readString(sibling("out")),
            Files.readString(sibling("err")).lines().toList());
    }

    Path sibling(String name) {
        return root.resolveSibling(name);
    }

    /** Deletes all that was set up. */
    void reset() throws IOException {
        remove(lab());
        remove(sibling("jbang-cache"));
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
