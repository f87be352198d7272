package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python interpreter.
 *
 * @param program its executable
 */
public record Python(Path program) {
    private static final Path SYSTEM = Path.of("/usr/bin/python3");

    /** Finds one that can create the virtual environment that the requirements are pinned for. */
    static Optional<Python> forVenv() {
        var check = "import sys, venv, ensurepip; assert sys.version_info >= (3, 11)";
        return installed().filter(python -> python.run(check).ok()).findFirst();
    }

    /** Finds one that has Jupyter. */
    static Optional<Python> withJupyter() {
        return Stream.concat(Tool.onPath("jupyter").flatMap(Python::interpreterOf).stream(), installed())
            .filter(python -> python.has("nbconvert") && (python.has("jupyterlab") || python.has("notebook")))
            .findFirst();
    }

    private static Stream<Python> installed() {
        return Stream.concat(Tool.onPath("python3").stream(), Stream.of(SYSTEM)).map(Python::new);
    }

    /** The interpreter that a script names in its first line. */
    private static Optional<Python> interpreterOf(Path script) {
        try (var lines = Files.lines(script)) {
            return lines.findFirst().filter(line -> line.startsWith("#!/")).map(line -> line.substring(2).strip())
                .map(Path::of).filter(Files::isExecutable).map(Python::new);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // not a script
        }
    }

    boolean has(String module) {
        return run("import importlib.util, sys; sys.exit(importlib.util.find_spec('" + module + "') is None)").ok();
    }

    /** Returns its version, such as {@code 3.11.2}. */
    String version() {
        return run("import platform; print(platform.python_version())").output().strip();
    }

    /** Returns the version of an installed package. */
    String version(String name) {
        return run("from importlib import metadata; print(metadata.version('" + name + "'))").output().strip();
    }

    private Tool.Result run(String code) {
        return Tool.run(program, "-c", code);
    }
}
