package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A virtual environment. Its copy of the requirements is written last: where it is, the rest is whole.
 *
 * @param folder where it lies or will lie
 * @param requirements the file of what is installed there
 * @param what the reader's word for all of that
 */
public record Venv(Path folder, Path requirements, String what) {

    private Path installedRequirements() {
        return folder.resolve("requirements.txt");
    }

    private Path program() {
        return folder.resolve("bin/python");
    }

    /** Its Python, if it is there and has what is required. */
    public Optional<Python> find() {
        try {
            boolean whole = Files.isExecutable(program()) && Files.exists(installedRequirements())
                && Files.mismatch(requirements, installedRequirements()) == -1;
            return whole ? Optional.of(new Python(program())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Makes it anew. */
    public void install() throws CannotSetUp {
        if (Python.forVenv().isEmpty()) {
            Debian.install("python3-venv");
        }
        var python = Python.forVenv().orElseThrow(() -> new CannotSetUp("install Python 3.11 or later, with venv"));
        fill(python);
        try {
            Files.copy(requirements, installedRequirements(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotSetUp("cannot write to " + folder + ": " + e.getMessage());
        }
    }

    /** By uv, which comes by the Python's pip. Where that one has none, the environment gets one, which takes seconds. */
    private void fill(Python python) throws CannotSetUp {
        Python own = new Python(program());
        boolean hasPip = python.has("pip");
        must(hasPip ? made(python, "--without-pip") : made(python));
        Optional<Uv> uv = Uv.in(folder.resolveSibling("uv"), hasPip ? python : own);
        if (uv.filter(found -> found.install(requirements, program())).isEmpty()) {
            if (hasPip) {
                must(made(python));
            }
            must(new Pip(own).install("--requirement", requirements));
        }
    }

    private Tool.Result made(Python python, String... how) {
        return Tool.run(Stream.concat(Stream.<Object>of(python.program(), "-m", "venv", "--clear", folder), Stream.of(how))
            .toArray());
    }

    private void must(Tool.Result result) throws CannotSetUp {
        if (!result.ok()) {
            throw new CannotSetUp("pip could not install " + what + " (no network?): " + result.complaint());
        }
    }
}
