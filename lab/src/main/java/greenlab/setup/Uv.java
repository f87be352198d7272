package greenlab.setup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * uv, which installs what pip does, all at once and in the tenth part of the time: without it, Jupyter was two thirds of
 * a first start. It asks the same registry, but doesn't read pip's settings; so where it fails, pip is to be tried.
 *
 * @param program an installed one, or the one that was brought
 */
record Uv(Path program) {
    private static final String VERSION = "0.13.9";

    /**
     * The one on PATH, else the one in {@code folder}, brought there by {@code python}'s pip. Empty where that can't be
     * done: there is not one for every machine.
     */
    static Optional<Uv> in(Path folder, Python python) {
        Path home = folder.resolve(VERSION);
        if (Tool.onPath("uv").isEmpty() && !Files.isExecutable(program(home))) {
            bring(folder, home, python);
        }
        return Tool.onPath("uv").or(() -> Optional.of(program(home)).filter(Files::isExecutable)).map(Uv::new);
    }

    /** Whole or not at all: it is unpacked beside its place. */
    private static void bring(Path folder, Path home, Python python) {
        Path workshop = folder.resolve("new");
        try {
            Folders.remove(workshop);
            Folders.remove(home);
            if (new Pip(python).install("--only-binary", ":all:", "--target", workshop, "uv==" + VERSION).ok()) {
                Files.move(workshop, home, StandardCopyOption.ATOMIC_MOVE);
            }
            Folders.remove(workshop);
        } catch (IOException cannotWrite) {
            // then whoever installs without it will say so
        }
    }

    private static Path program(Path home) {
        return home.resolve("bin/uv");
    }

    /** Installs these requirements, which are complete, into that Python's environment. */
    boolean install(Path requirements, Path python) {
        return Tool.run(program, "pip", "install", "--quiet", "--no-deps", "--python", python,
            "--requirement", requirements).ok();
    }
}
