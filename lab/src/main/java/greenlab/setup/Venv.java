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
    private static final String UV = "uv==0.13.9";

    private Path installedRequirements() {
        return folder.resolve("requirements.txt");
    }

    private Path program() {
        return folder.resolve("bin/python");
    }

    /** Returns its Python if it is complete and its requirements are the current ones. */
    public Optional<Python> find() {
        try {
            boolean current = Files.isExecutable(program()) && Files.exists(installedRequirements())
                && Files.mismatch(requirements, installedRequirements()) == -1;
            return current ? Optional.of(new Python(program())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Creates it anew. */
    public void install() throws SetupException {
        install(UV);
    }

    /**
     * uv installs Jupyter in 6 s, pip in 33 s. Where uv fails, pip is tried: it reads the user's pip settings, such as
     * a mirror, and runs on systems that uv isn't built for.
     */
    void install(String uv) throws SetupException {
        if (Python.forVenv().isEmpty()) {
            Debian.install("python3-venv");
        }
        Python base = Python.forVenv().orElseThrow(() -> new SetupException(
            "no Python with venv found; install Python 3.11 or later, with venv"));
        require(Tool.run(base.program(), "-m", "venv", "--clear", folder));
        if (!pip(uv).ok() || !uv("--requirement", requirements).ok()) {
            require(pip("--requirement", requirements));
        }
        try {
            Files.copy(requirements, installedRequirements(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new SetupException("cannot write to " + folder + ": " + e.getMessage());
        }
    }

    /** No dependencies, since the requirements are complete; few retries, to report a missing network soon. */
    private Tool.Result pip(Object... what) {
        return python(Stream.of("pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
            "--no-compile", "--retries", "1", "--timeout", "20"), what);
    }

    private Tool.Result uv(Object... what) {
        return python(Stream.of("uv", "pip", "install", "--quiet", "--no-deps", "--python", program()), what);
    }

    private Tool.Result python(Stream<Object> module, Object... arguments) {
        return Tool.run(Stream.of(Stream.of(program(), "-m"), module, Stream.of(arguments))
            .flatMap(words -> words).toArray());
    }

    private void require(Tool.Result result) throws SetupException {
        if (!result.ok()) {
            throw new SetupException("cannot install " + contents + ": " + result.errorLine() + "; check the network");
        }
    }
}
