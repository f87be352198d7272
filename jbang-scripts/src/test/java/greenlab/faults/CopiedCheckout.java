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

/** A checkout of a test's own, as it comes from git: nothing is set up in it. JBang's cache is its own, too. */
record CopiedCheckout(Path root) {
    private static final int PATIENCE_SECONDS = 300;
    private static final List<String> SOURCES =
        List.of("jbang", "jbang-catalog.json", "pom.xml", "jbang-scripts", "green", "server", "lab",
            "slides", "notebooks", "bench");
    private static final Set<String> MADE = Set.of("target", "node_modules", ".ipynb_checkpoints");

    /** How a command ended. JBang's own lines on stderr don't count. */
    record Ended(int exitCode, String out, List<String> err) {}

    /** Copies this checkout's sources to a folder inside of this one. */
    static CopiedCheckout in(Path folder) throws IOException {
        Path real = greenlab.setup.Checkout.find().root();
        Path root = Files.createDirectory(folder.resolve("a house"));
        for (String source : SOURCES) {
            copy(real.resolve(source), root.resolve(source));
        }
        return new CopiedCheckout(root);
    }

    /** What was made is left out, unseen: others may be at work in there. */
    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to);
        if (Files.isDirectory(from)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(from,
                    file -> !MADE.contains(file.getFileName().toString()))) {
                for (Path file : files) {
                    copy(file, to.resolve(file.getFileName()));
                }
            }
        }
    }

    Path lab() {
        return root.resolve(".lab");
    }

    /** A command of the machine, in this checkout. What it says goes to two files beside it. */
    Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile())
            .redirectOutput(beside("out").toFile()).redirectError(beside("err").toFile());
        Map<String, String> env = builder.environment();
        env.put("JBANG_CACHE_DIR", beside("jbang-cache").toString());
        env.remove("GREENLAB_HOME");
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = start(command);
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
        }
        return new Ended(process.exitValue(), Files.readString(beside("out")),
            Files.readString(beside("err")).lines().filter(line -> !line.startsWith("[jbang]")).toList());
    }

    Path beside(String name) {
        return root.resolveSibling(name);
    }

    /** Forgets all that was set up. */
    void forget() throws IOException {
        remove(lab());
        remove(beside("jbang-cache"));
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
