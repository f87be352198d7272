package greenlab.setup;

import greenlab.stages.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** JupyterLab's virtual environment. Its copy of the requirements is written last: where it is, the rest is whole. */
record Venv(House house) {

    Path folder() {
        return house.lab().resolve("venv");
    }

    Path requirements() {
        return Jupyter.files(house).resolve("requirements.txt");
    }

    Path installedRequirements() {
        return folder().resolve("requirements.txt");
    }

    Path program() {
        return folder().resolve("bin/python");
    }

    Optional<Python> find() {
        try {
            boolean whole = Files.isExecutable(program()) && Files.exists(installedRequirements())
                && Files.mismatch(requirements(), installedRequirements()) == -1;
            return whole ? Optional.of(new Python(program())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    void install() throws CannotSetUp {
        if (Python.forVenv().isEmpty()) {
            Debian.install("python3-venv");
        }
        var python = Python.forVenv().orElseThrow(() -> new CannotSetUp("install Python 3.11 or later, with venv"));
        must(Tool.run(python.program(), "-m", "venv", "--clear", folder()));
        must(Tool.run(program(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
            "--retries", "1", "--timeout", "20", "--requirement", requirements()));
        try {
            Files.copy(requirements(), installedRequirements(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotSetUp("cannot write to " + folder() + ": " + e.getMessage());
        }
    }

    private static void must(Tool.Result result) throws CannotSetUp {
        if (!result.ok()) {
            throw new CannotSetUp("pip could not install JupyterLab (no network?): " + result.complaint());
        }
    }
}
