package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python virtual environment. The copy of its requirements is written last, so an environment that has it is
 * complete.
 *
 * @param folder where it is or will be
 * @param requirements the file that pins all of its packages
 * @param contents what it contains, in the reader's words
 */
public record Venv(Path folder, Path requirements, String contents) {
    static final String NO_PYTHON = "no Python 3.11 or later with venv; ";
    private static final String UV = "uv==0.13.9";

    /** Finds an interpreter that can create the environment that the requirements are pinned for. */
    static Optional<Path> base() {
        var check = "import sys, venv, ensurepip; assert sys.version_info >= (3, 11)";
        return Stream.concat(Tool.onPath("python3").stream(), Stream.of(Path.of("/usr/bin/python3")))
            .filter(python -> Tool.run(python, "-c", check).ok()).findFirst();
    }

    /** Its interpreter. */
    public Path python() {
        return folder.resolve("bin/python");
    }

    private Path installedRequirements() {
        return folder.resolve("requirements.txt");
    }

    /** Whether it is complete and its requirements are the current ones. */
    public boolean isCurrent() {
        try {
            return Files.isExecutable(python()) && Files.exists(installedRequirements())
                && Files.mismatch(requirements, installedRequirements()) == -1;
        } catch (IOException e) {
            return false;
        }
    }

    /** Creates it anew: pip installs uv, and uv the rest, since pip takes 33 s for Jupyter and uv 6 s. */
    public void install() throws SetupException {
        if (base().isEmpty()) {
            Debian.install("python3-venv");
        }
        Path base = base().orElseThrow(() -> new SetupException(NO_PYTHON + "install one"));
        run(base, "-m", "venv", "--clear", "--without-pip", folder);
        // Few retries, to report a missing network soon.
        run(Stream.concat(pip(base), Stream.of("install", "--quiet", "--disable-pip-version-check", "--retries", "1",
            "--timeout", "20", UV)).toArray());
        // No dependencies, since the requirements are complete.
        run(python(), "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--python", python(),
            "--requirement", requirements);
        try {
            Files.copy(requirements, installedRequirements(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SetupException("cannot write to " + folder + ": " + e.getMessage());
        }
    }

    /** The command of a pip that installs into the environment: the interpreter's own, since a new one takes 3 s. */
    private Stream<Object> pip(Path base) throws SetupException {
        if (Tool.output(base, "-m", "pip", "--version").ok()) {
            return Stream.of(base, "-m", "pip", "--python", python());
        }
        run(python(), "-m", "ensurepip");
        return Stream.of(python(), "-m", "pip");
    }

    private void run(Object... command) throws SetupException {
        var result = Tool.run(command);
        if (!result.ok()) {
            throw new SetupException("cannot install " + contents + ": " + result.errorLine() + "; check the network");
        }
    }
}
