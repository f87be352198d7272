package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python, and what it can do.
 *
 * @param program the interpreter
 */
public record Python(Path program) {
    private static final Path SYSTEM = Path.of("/usr/bin/python3");

    /** One that can make the virtual environment our requirements are pinned for. */
    static Optional<Python> forVenv() {
        var needs = "import sys, venv, ensurepip; assert sys.version_info >= (3, 11)";
        return installed().filter(python -> python.runs(needs)).findFirst();
    }

    /** One that has a Jupyter already. */
    static Optional<Python> withJupyter() {
        return Stream.concat(Tool.onPath("jupyter").flatMap(Python::behind).stream(), installed())
            .filter(python -> python.has("nbconvert") && (python.has("jupyterlab") || python.has("notebook")))
            .findFirst();
    }

    private static Stream<Python> installed() {
        return Stream.concat(Tool.onPath("python3").stream(), Stream.of(SYSTEM))
            .flatMap(name -> itself(name).stream());
    }

    /** Not a version manager's shim: pyenv's, killed while a pip is at work, holds up each later pip for a minute. */
    static Optional<Python> itself(Path name) {
        Tool.Result asked = Tool.run(name, "-c", "import sys; print(sys.executable)");
        return asked.output().lines().filter(_ -> asked.ok()).reduce((_, last) -> last).map(Path::of).map(Python::new);
    }

    /** The interpreter that a script names in its first line. */
    private static Optional<Python> behind(Path script) {
        try (var lines = Files.lines(script)) {
            return lines.findFirst().filter(line -> line.startsWith("#!/")).map(line -> line.substring(2).strip())
                .map(Path::of).filter(Files::isExecutable).map(Python::new);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // not a script
        }
    }

    boolean has(String module) {
        return runs("import importlib.util, sys; sys.exit(importlib.util.find_spec('" + module + "') is None)");
    }

    private boolean runs(String code) {
        return Tool.run(program, "-c", code).ok();
    }

    /** Such as {@code 3.11.2}. */
    String version() {
        return Tool.run(program, "-c", "import platform; print(platform.python_version())").output().strip();
    }

    /** The version of a module that it has. */
    String version(String module) {
        return Tool.run(program, "-c", "from importlib import metadata; print(metadata.version('" + module + "'))")
            .output().strip();
    }
}
