package greenlab.stages;

import greenlab.setup.Checkout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars of the stages. JBang resolves them, which takes a second or two; the answer is kept in {@code .lab/deps}
 * under the name of the coordinates and used as long as all its jars exist.
 *
 * @param checkout where the scripts and the answers are
 */
record Dependencies(Checkout checkout) {

    List<Path> jars(StageScript script) throws IOException, InterruptedException {
        String coordinates = String.join(" ", script.words("DEPS"));
        Path kept = checkout.lab().resolve("deps").resolve("jars " + coordinates.replace(':', ' '));
        if (Files.exists(kept)) {
            List<Path> jars = paths(Files.readString(kept));
            if (jars.stream().allMatch(Files::exists)) {
                return jars;
            }
        }
        String resolved = resolve(script);
        keep(kept, resolved);
        return paths(resolved);
    }

    private String resolve(StageScript script) throws IOException, InterruptedException {
        Process jbang = new ProcessBuilder(checkout.jbang().toString(), "info", "classpath", "--deps-only",
            checkout.root().resolve(script.script()).toString()).redirectError(ProcessBuilder.Redirect.PIPE).start();
        try (var output = jbang.inputReader(); var errors = jbang.errorReader()) {
            String classPath = output.readLine();
            if (classPath == null || jbang.waitFor() != 0) {
                throw new IOException("JBang can't resolve the dependencies of " + script.script() + ": "
                    + errors.lines().filter(line -> line.contains("ERROR")).findFirst().orElse("no network?"));
            }
            return classPath;
        } finally {
            jbang.descendants().forEach(ProcessHandle::destroyForcibly);
            jbang.destroyForcibly();
        }
    }

    /** Another process may do the same at this moment: the file appears whole. A read-only checkout keeps nothing. */
    private static void keep(Path file, String classPath) {
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "new", null);
            Files.writeString(part, classPath);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException readOnly) {
            // resolved again next time
        }
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator)).filter(path -> !path.isBlank()).map(Path::of)
            .toList();
    }
}
